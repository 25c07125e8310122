import { Link } from 'react-router';
import type { NoticeMonthDto } from '../api/generated';
import { monthsOf } from './months-of';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Records } from '../ui/records';
import { NOTICE_TEXTS } from './notices.texts';

const AMOUNTS = ['due', 'gathered', 'fiscal', 'fiscalGathered'] as const;

/** What each month asks and has received; money fills them oldest first. */
export function NoticeMonths({ months }: { months: readonly NoticeMonthDto[] }) {
  const t = useTexts(NOTICE_TEXTS);
  const server = useServerText();
  const titles = [
    t('month'),
    t('businessNo'),
    ...AMOUNTS.map((key) => ({ title: t(key), number: true })),
    t('state'),
  ];
  return (
    <Records label={t('months')} titles={titles}>
      {months.map((one) => (
        <tr key={one.businessNo}>
          <th scope="row" className="row-head nowrap">
            {server(one.kindText)} {monthsOf(one)}
          </th>
          <td>
            <Link className="row-link amount" to={`/cases/${one.businessNo}`}>
              {one.businessNo}
            </Link>
          </td>
          {[one.dueFen, one.gatheredFen, one.dueFiscalFen, one.gatheredFiscalFen].map((fen, at) => (
            <td key={AMOUNTS[at]} className="num">
              <Amount fen={fen} />
            </td>
          ))}
          <td className="nowrap">{t(`state.${one.state}`)}</td>
        </tr>
      ))}
    </Records>
  );
}

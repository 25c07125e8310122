import { Link } from 'react-router';
import type { MemberMonth } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { useMemberSource } from './member-source';
import { MEMBER_TEXTS } from './members.texts';
import { MonthsChart } from './months-chart';

/** His months here as a table and a small chart, those to come first. */
export function MemberMonths({ accountNo }: { accountNo: string }) {
  const t = useTexts(MEMBER_TEXTS);
  const source = useMemberSource(accountNo);
  const months = usePaged([...source.key, 'months'], (page) => source.months(page.after));
  return (
    <Panel title={t('months')}>
      <PagedList paged={months} empty={t('noMonths')}>
        {(items) => (
          <div className="member-months">
            <MonthTable months={items} />
            <MonthsChart months={items} />
          </div>
        )}
      </PagedList>
    </Panel>
  );
}

function MonthTable({ months }: { months: readonly MemberMonth[] }) {
  const t = useTexts(MEMBER_TEXTS);
  const sides = ['base', 'unit', 'personal', 'fiscal', 'total', 'paid'] as const;
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('months')}>
      <table className="plain">
        <caption className="sr-only">{t('months')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('status')}</th>
            {sides.map((side) => (
              <th key={side} scope="col" className="num">
                {t(side)}
              </th>
            ))}
            <th scope="col">{t('posted')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} month={month} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthRow({ month }: { month: MemberMonth }) {
  const t = useTexts(MEMBER_TEXTS);
  const server = useServerText();
  const amounts = [
    month.baseFen,
    month.unitFen,
    month.personalFen,
    month.fiscalFen,
    month.monthlyFen,
    month.paidFen,
  ];
  return (
    <tr className={month.later ? 'month-later' : ''}>
      <td className="nowrap">
        {showMonth(month.month)} {month.later ? <span className="tag">{t('later')}</span> : null}
      </td>
      <td className="nowrap">{server(month.statusText)}</td>
      {amounts.map((fen, at) => (
        <td key={String(at)} className="num">
          <Amount fen={fen} />
        </td>
      ))}
      <td>
        <Posted month={month} />
      </td>
    </tr>
  );
}

/** What begins in the month, and by which case; nothing is said of who set it where that is not this unit's to know. */
function Posted({ month }: { month: MemberMonth }) {
  const server = useServerText();
  return month.posted.map(({ what, whatText, businessNo, businessText }) => (
    <span className="posted-term" key={what}>
      {server(whatText)}
      {businessNo === null ? null : (
        <Link className="row-link" to={`/cases/${businessNo}`} title={businessNo}>
          {server(businessText)}
        </Link>
      )}
    </span>
  ));
}

import { useNavigate } from 'react-router';
import type { MemberRow } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { MemberLink } from '../members/member-link';
import { StandingCells } from '../members/standing-cells';
import { QUERY_TEXTS } from './queries.texts';

/** The unit's members as lists show them, on a page and on paper. */
export function MemberRows({ rows }: { rows: readonly MemberRow[] }) {
  const t = useTexts(QUERY_TEXTS);
  const navigate = useNavigate();
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('tab.members')}>
      <table className="plain members">
        <caption className="sr-only">{t('tab.members')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('idNumber')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col" className="num">
              {t('base')}
            </th>
            <th scope="col" className="num">
              {t('monthly')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.accountNo}
              onDoubleClick={() => {
                void navigate(`/members/${row.accountNo}`);
              }}
            >
              <td>
                <MemberLink accountNo={row.accountNo} />
              </td>
              <td>{row.name}</td>
              <td className="amount">{row.idNumberMasked}</td>
              <StandingCells of={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

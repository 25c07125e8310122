import { useQuery } from '@tanstack/react-query';
import { formatYuan } from '#libs/fund/money';
import { riseBp } from '#libs/fund/rise';
import type { RegisterRowDto, SubmissionDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { registerRows, type RowOrder } from '../../api/register-rows';
import { useTexts } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import { Difference } from '../../ui/amount';
import { Panel } from '../../ui/panel';
import { CHECK_TEXTS } from './check.texts';

const SHOWN_MAX = 5;

/** The largest rises and falls of what would be sent: a slip of a digit stands on top. */
export function CheckChanges({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CHECK_TEXTS);
  const rises = useLargest(submission, 'rise').filter((row) => changeOf(row) > 0);
  const falls = useLargest(submission, 'fall').filter((row) => changeOf(row) < 0);
  const rows = [...rises, ...falls];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('checkLargest')} className="check-panel">
      <div className="table-frame">
        <table className="plain check-largest">
          <thead>
            <tr>
              {(['name', 'account'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
              {(['baseBefore', 'baseAfter', 'monthlyChange', 'percent'] as const).map((key) => (
                <th key={key} scope="col" className="num">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowNo}>
                <td className="person">{row.name}</td>
                <td>
                  <MemberLink accountNo={row.accountNo} />
                </td>
                <td className="num">{formatYuan(row.baseBeforeFen)}</td>
                <td className="num">{formatYuan(row.baseAfterFen)}</td>
                <td className="num">
                  <Difference fen={changeOf(row)} />
                </td>
                <td className="num">{percentOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function useLargest({ businessNo }: SubmissionDto, order: RowOrder): RegisterRowDto[] {
  const asked = { after: undefined, limit: SHOWN_MAX, only: 'chosen', q: '', order } as const;
  const { data } = useQuery({
    queryKey: QUERY_KEYS.rows(businessNo, { largest: order }),
    staleTime: 0,
    queryFn: ({ signal }) => registerRows(businessNo, asked, signal),
  });
  return data?.items ?? [];
}

function changeOf({ totalBeforeFen, totalAfterFen }: RegisterRowDto): number {
  return totalAfterFen - totalBeforeFen;
}

/** One decimal; a rise from nothing has no percentage. */
function percentOf({ totalBeforeFen, totalAfterFen }: RegisterRowDto): string {
  if (totalBeforeFen === 0) return '—';
  const bp = riseBp(totalBeforeFen, totalAfterFen);
  return `${bp > 0 ? '+' : ''}${(bp / 100).toFixed(1)}%`;
}

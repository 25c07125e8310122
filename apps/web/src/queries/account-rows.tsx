import type { AccountPeriodView } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { QUERY_TEXTS } from './queries.texts';
import { Records } from '../ui/records';

const FEN = ['openingFen', 'increaseFen', 'decreaseFen', 'closingFen', 'unallocatedFen'] as const;

interface AccountRowsProps {
  label: string;
  rows: readonly AccountPeriodView[];
  total: AccountPeriodView | null;
}

/** The unit's account, a line a month, newest first (7.2). */
export function AccountRows({ label, rows, total }: AccountRowsProps) {
  const t = useTexts(QUERY_TEXTS);
  const titles = [t('period'), ...FEN.map((key) => ({ title: t(key), number: true }))];
  return (
    <>
      <Records
        label={label}
        titles={titles}
        foot={
          total === null ? undefined : (
            <tr>
              <th scope="row">
                {t('total')} <Period of={total} />
              </th>
              <Figures of={total} />
            </tr>
          )
        }
      >
        {rows.map((row) => (
          <tr key={row.from}>
            <td className="nowrap">
              <Period of={row} />
            </td>
            <Figures of={row} />
          </tr>
        ))}
      </Records>
      <p className="help">{t('reversals')}</p>
    </>
  );
}

function Period({ of: { from, to } }: { of: AccountPeriodView }) {
  const t = useTexts(QUERY_TEXTS);
  return <span className="nowrap">{t('printDaysOf', { from, to })}</span>;
}

function Figures({ of }: { of: AccountPeriodView }) {
  return FEN.map((key) => (
    <td key={key} className="num">
      <Amount fen={of[key]} />
    </td>
  ));
}

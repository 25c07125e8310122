import { useServerText } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import { useDictionaries } from '../steps/use-dictionaries';
import { valueShown, wordsOf, type Column, type Row } from './columns';

interface RowCellProps {
  row: Row;
  column: Column;
  /** The case's, where a column shows it. */
  month: string | null;
}

/** One value of a row that is read and not typed in. */
export function RowCell({ row, column, month }: RowCellProps) {
  const server = useServerText();
  const dictionaries = useDictionaries().data ?? {};
  return (
    <td className={classOf(column)}>
      {column.key === 'accountNo' ? (
        <MemberLink accountNo={row.accountNo} />
      ) : (
        server(wordsOf(column, valueShown(row, column, month), dictionaries)) || '—'
      )}
    </td>
  );
}

function classOf({ kind, key }: Column): string {
  if (kind === 'money' || kind === 'ratio') return 'num';
  return key === 'name' ? 'person' : '';
}

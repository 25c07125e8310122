import { DeleteOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTexts, useServerText } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { MemberLink } from '../../members/member-link';
import { useDictionaries } from '../steps/use-dictionaries';
import { isAfter } from './column-groups';
import {
  enteredColumns,
  typedColumns,
  valueShown,
  wordsOf,
  type Column,
  type Value,
} from './columns';
import type { RegisterRowProps } from './register-facts';
import { REGISTER_TEXTS } from './register.texts';
import { RowFinding, RowNote } from './row-remarks';
import { RowTick } from './row-tick';
import { ClosedCell, TypedCell } from './typed-cell';

/** More typed values than these, and each stands as words until it is to be changed. */
const OPEN_CELLS_MAX = 4;

/** Reads again only when its own row changed: what is typed in one cell redraws that cell alone. */
export const RegisterTableRow = memo(
  Row,
  (before, after) => before.row === after.row && before.terms === after.terms,
);

function Row(props: RegisterRowProps) {
  const { row, plan, register } = props;
  const bad = row.finding === null ? '' : 'row-bad';
  return (
    <>
      <tr className={bad}>
        <td>
          <RowTick row={row} register={register} />
        </td>
        {enteredColumns(plan.columns).map((column) => (
          <Cell key={column.key} column={column} {...props} />
        ))}
        <td>
          <DeleteRow {...props} />
        </td>
      </tr>
      <RowFinding {...props} />
      <RowNote {...props} />
    </>
  );
}

const CLASSES: Readonly<Record<string, string>> = {
  money: 'num',
  ratio: 'num',
  'row-number': 'num',
  identifier: 'amount',
  phone: 'amount',
  month: 'amount',
  date: 'amount',
};

function Cell({ column, ...props }: RegisterRowProps & { column: Column }) {
  const server = useServerText();
  const dictionaries = useDictionaries();
  const { plan, wide } = props;
  const words = server(wordsOf(column, valueOf(column, props), dictionaries.data ?? {}));
  const after = isAfter(column) && column.group !== null ? ' after' : '';
  const own = column.key === 'name' ? `person${wide ? ' frozen' : ''}` : CLASSES[column.kind];
  const className = `${own ?? ''}${after}`;
  if (column.key === 'accountNo')
    return (
      <td className={className}>
        <MemberLink accountNo={props.row.accountNo} />
      </td>
    );
  if (column.from !== 'typed') return <td className={className}>{words}</td>;
  const open = typedColumns(plan.columns).length <= OPEN_CELLS_MAX;
  return (
    <td className={className}>
      {open ? (
        <TypedCell column={column} {...props} />
      ) : (
        <ClosedCell column={column} words={words} {...props} />
      )}
    </td>
  );
}

function valueOf(column: Column, { row, terms }: RegisterRowProps): Value {
  return valueShown(row, column, terms?.month ?? null);
}

function DeleteRow({ row, register }: RegisterRowProps) {
  const t = useTexts(REGISTER_TEXTS);
  const which = { no: row.rowNo, name: row.name };
  const remove = async (): Promise<void> => {
    const account = row.accountNo === '' ? row.idNumberMasked : row.accountNo;
    const text = t('deleteOne', { ...which, account });
    if (!(await confirmFinal({ title: t('deleteTitle'), text, danger: true }))) return;
    if (await register.remove({ rowNos: [row.rowNo] }))
      notify('success', () => t('deleted', { n: 1 }));
  };
  return (
    <button
      type="button"
      id={`row-${String(row.rowNo)}`}
      className="icon-button danger"
      aria-label={t('deleteRow', which)}
      title={t('delete')}
      onClick={() => {
        void remove();
      }}
    >
      <DeleteOutlined aria-hidden />
    </button>
  );
}

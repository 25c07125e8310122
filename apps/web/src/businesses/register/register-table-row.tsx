import { DeleteOutlined, WarningOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { formatYuan } from '#libs/fund/money';
import type { RegisterRowDto, TermsView } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { BaseCell } from './base-cell';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import { RowTick } from './row-tick';
import type { Register } from './use-register';

interface RegisterTableRowProps {
  row: RegisterRowDto;
  register: Register;
  rules: RegisterRules;
  terms: TermsView | undefined;
}

/** Reads again only when its own row changed: what is typed in one cell redraws that cell alone. */
export const RegisterTableRow = memo(
  Row,
  (before, after) => before.row === after.row && before.terms === after.terms,
);

function Row({ row, register, rules, terms }: RegisterTableRowProps) {
  return (
    <>
      <tr className={row.finding === null ? '' : 'row-bad'}>
        <td>
          <RowTick row={row} register={register} />
        </td>
        <td className="num">{row.rowNo}</td>
        <td className="amount">{row.accountNo}</td>
        <td className="person">{row.name}</td>
        <td className="amount">{row.idNumberMasked}</td>
        <Money fen={row.baseBeforeFen} />
        <Money fen={row.unitBeforeFen} />
        <Money fen={row.personalBeforeFen} />
        <Money fen={row.fiscalBeforeFen} />
        <Money fen={row.totalBeforeFen} />
        <td className="num after">
          <BaseCell row={row} register={register} rules={rules} terms={terms} />
        </td>
        <Money fen={row.unitAfterFen} after />
        <Money fen={row.personalAfterFen} after />
        <Money fen={row.fiscalAfterFen} after />
        <Money fen={row.totalAfterFen} after />
        <td>
          <DeleteRow row={row} register={register} />
        </td>
      </tr>
      <Finding row={row} />
    </>
  );
}

function DeleteRow({ row, register }: { row: RegisterRowDto; register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const which = { no: row.rowNo, name: row.name };
  const remove = async (): Promise<void> => {
    const text = t('deleteOne', { ...which, account: row.accountNo });
    if (!(await confirmFinal({ title: t('deleteTitle'), text, danger: true }))) return;
    if (await register.remove({ rowNos: [row.rowNo] })) notify('success', t('deleted', { n: 1 }));
  };
  return (
    <button
      type="button"
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

/** Under the amounts it speaks of: icon and words. */
function Finding({ row }: { row: RegisterRowDto }) {
  const server = useServerText();
  if (row.finding === null) return null;
  return (
    <tr className="row-bad finding-row">
      <td colSpan={10} />
      <td colSpan={6}>
        <span id={`finding-${String(row.rowNo)}`} className="field-error">
          <WarningOutlined aria-hidden />
          {server(row.finding.text)}
        </span>
      </td>
    </tr>
  );
}

function Money({ fen, after = false }: { fen: number; after?: boolean }) {
  return <td className={after ? 'num after' : 'num'}>{formatYuan(fen)}</td>;
}

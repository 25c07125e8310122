import { WarningOutlined } from '@ant-design/icons';
import { textOf } from '#libs/texts/texts';
import {
  importsFindings,
  type ImportFindingDto,
  type RefusalDto,
  type TextDto,
} from '../../api/generated';
import { useServerText } from '../../i18n/texts';
import { ImportLines } from './import-lines';
import { usePasted, useImportTexts } from './pasted-context';
import { pastedLineNo, pastedValue, type Pasted } from './pasted-lines';
import type { RegisterPlan } from './register-plan';

interface ImportFindingsProps {
  importId: number;
  plan: RegisterPlan;
  total: number;
}

/** Row number, column, reason: everything that is wrong with a row. */
export function ImportFindings({ importId, plan, total }: ImportFindingsProps) {
  const t = useImportTexts();
  const server = useServerText();
  const pasted = usePasted();
  // The server names a column as the file's head does.
  const titleOf = (head: string): string => {
    const column = plan.columns.find((one) => one.title.zh === head);
    return column === undefined ? head : server(column.title);
  };
  return (
    <ImportLines<ImportFindingDto>
      importId={importId}
      what="findings"
      read={importsFindings}
      label={t('someBad', { n: total })}
      titles={pasted === null ? [t('column'), t('reason')] : [t('column'), t('value'), t('reason')]}
      cells={({ lineNo, column, refusal }) => (
        <>
          <td>{titleOf(column)}</td>
          {pasted !== null && <td>{pastedValue(pasted, lineNo, column) || '—'}</td>}
          <td>
            <span className="field-error">
              <WarningOutlined aria-hidden />
              {server(reasonIn(pasted, refusal))}
            </span>
          </td>
        </>
      )}
    />
  );
}

/** A reason may name another line: in pasted lines by their own count. */
function reasonIn(pasted: Pasted | null, { code, details = {}, text }: RefusalDto): TextDto {
  const lineNo = details['lineNo'];
  if (pasted === null || typeof lineNo !== 'number') return text;
  return textOf(code, { ...details, lineNo: pastedLineNo(pasted, lineNo) });
}

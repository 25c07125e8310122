import { WarningOutlined } from '@ant-design/icons';
import { importsFindings, type ImportFindingDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { ImportLines } from './import-lines';
import { IMPORT_TEXTS } from './import.texts';
import type { RegisterPlan } from './register-plan';

interface ImportFindingsProps {
  importId: number;
  plan: RegisterPlan;
  total: number;
}

/** Row number, column, reason: everything that is wrong with a row. */
export function ImportFindings({ importId, plan, total }: ImportFindingsProps) {
  const t = useTexts(IMPORT_TEXTS);
  const server = useServerText();
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
      titles={[t('column'), t('reason')]}
      cells={({ column, refusal }) => (
        <>
          <td>{titleOf(column)}</td>
          <td>
            <span className="field-error">
              <WarningOutlined aria-hidden />
              {server(refusal.text)}
            </span>
          </td>
        </>
      )}
    />
  );
}

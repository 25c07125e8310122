import { WarningOutlined } from '@ant-design/icons';
import { textOf } from '#libs/texts/texts';
import {
  importsFindings,
  type ImportFindingDto,
  type RefusalDto,
  type TextDto,
} from '../../api/generated';
import { useSigns } from '../../i18n/signs';
import { useServerText } from '../../i18n/texts';
import { useDictionaries } from '../steps/use-dictionaries';
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
  const signs = useSigns();
  const dictionaries = useDictionaries().data ?? {};
  // The server names a column as the file's head does.
  const columnOf = (head: string) => plan.columns.find((one) => one.title.zh === head);
  const titleOf = (head: string): string => server(columnOf(head)?.title) || head;
  const reasonOf = (head: string, refusal: RefusalDto): string => {
    const dictionary = columnOf(head)?.dictionary;
    if (refusal.code !== 'VALUE_NOT_IN_LIST' || !dictionary)
      return server(reasonIn(pasted, refusal));
    const choices = (dictionaries[dictionary] ?? []).map(({ label, labelEn }) =>
      server({ zh: label, en: labelEn }),
    );
    return t('notInList', { choices: signs.list(choices) });
  };
  return (
    <ImportLines<ImportFindingDto>
      importId={importId}
      what="findings"
      read={importsFindings}
      label={t('someBad', { n: total })}
      titles={[t('name'), t('column'), t('value'), t('reason')]}
      cells={({ lineNo, person, column, shown, refusal }) => (
        <>
          <td>{person || '—'}</td>
          <td>{titleOf(column)}</td>
          <td>{(pasted === null ? shown : pastedValue(pasted, lineNo, column)) || '—'}</td>
          <td>
            <span className="field-error">
              <WarningOutlined aria-hidden />
              {reasonOf(column, refusal)}
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

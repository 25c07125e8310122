import { InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useServerText, useTexts } from '../../i18n/texts';
import { CaseNumbers } from '../../ui/case-numbers';
import { notify } from '../../ui/notices';
import { reasonOf } from '../../api/problem';
import {
  computedFor,
  enteredColumns,
  typedColumns,
  valueIn,
  type Row,
  type Value,
} from './columns';
import type { RegisterRowProps } from './register-facts';
import type { RegisterPlan } from './register-plan';
import { remarkText } from './remark-text';
import { REGISTER_TEXTS } from './register.texts';

/** What is wrong with a row, under the values it speaks of: icon and words. */
export function RowFinding({ row, plan, wide }: RegisterRowProps) {
  const server = useServerText();
  const { finding } = row;
  if (finding === null) return null;
  return (
    <Remark {...{ plan, wide }} column={finding.column} className="row-bad finding-row">
      <span id={`finding-${String(row.rowNo)}`} className="field-error">
        <WarningOutlined aria-hidden />
        <CaseNumbers text={remarkText(plan, finding, server)} />
      </span>
    </Remark>
  );
}

/** What is said of a row and hinders nothing; where typed amounts are not the server's, one click takes those. */
export function RowNote({ row, plan, wide, register }: RegisterRowProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const { note } = row;
  if (note == null) return null;
  const computed = computedOf(plan, row);
  const take = (): void => {
    const said = t('takeComputed');
    register
      .change(row, { values: computed, said, wanted: () => true })
      .catch((refused: unknown) => {
        notify('error', () => server(reasonOf(refused)));
      });
  };
  return (
    <Remark {...{ plan, wide }} column={note.column} className="finding-row note-row">
      <span id={`note-${String(row.rowNo)}`} className="row-note">
        <InfoCircleOutlined aria-hidden />
        <CaseNumbers text={remarkText(plan, note, server)} />
        {Object.keys(computed).length > 0 && (
          <Button size="small" onClick={take} aria-label={t('takeComputedOf', { name: row.name })}>
            {t('takeComputed')}
          </Button>
        )}
      </span>
    </Remark>
  );
}

interface RemarkProps {
  plan: RegisterPlan;
  wide: boolean;
  column: string | null | undefined;
  className: string;
  children: ReactNode;
}

/** So many columns at least carry the words. */
const WIDTH_MIN = 6;

function Remark({ plan, wide, column, className, children }: RemarkProps) {
  const columns = enteredColumns(plan.columns);
  const all = columns.length + 2;
  const typed = typedColumns(plan.columns);
  const key = column ?? typed[0]?.key;
  const at = columns.findIndex((one) => one.key === key) + 1;
  const before = wide ? 0 : Math.min(Math.max(at, 1), all - WIDTH_MIN);
  return (
    <tr className={className}>
      {before > 0 && <td colSpan={before} />}
      <td colSpan={all - before}>{children}</td>
    </tr>
  );
}

/** Typed amounts that differ from the computed ones, with those. */
function computedOf({ columns }: RegisterPlan, row: Row): Record<string, Value> {
  const differing = typedColumns(columns).flatMap((column) => {
    const computed = computedFor(columns, column);
    if (computed === null || valueIn(row, column) === null) return [];
    const value = valueIn(row, computed);
    return value === valueIn(row, column) ? [] : [[column.key, value] as const];
  });
  return Object.fromEntries(differing);
}

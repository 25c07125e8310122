import type { EntityManager } from 'typeorm';
import type { Posting, StepOf } from '#libs/persistence/postings/posting';
import { snakeOf } from '#libs/persistence/database/snake-naming';
import type { HistoryValue } from '#libs/case/register';

/** Who changed what, a line a row, with before and after. */
export async function writeHistory(
  manager: EntityManager,
  { businessNo, unitId, rowMonth, now }: Posting,
  { field, before, after }: StepOf<'history'>,
): Promise<void> {
  const [was, is] = [valueSql(before), valueSql(after)];
  await manager.query(
    `INSERT INTO posted_change
            (business_no, subject_kind, subject_id, unit_id, field, \`before\`, \`after\`, effective_month, posted_at)
     SELECT r.business_no, 'account', r.account_id, ?, ?, ${was.sql}, ${is.sql}, ${rowMonth}, ?
       FROM register_row r WHERE r.business_no = ? AND r.chosen = 1`,
    [unitId, field, ...was.values, ...is.values, now, businessNo],
  );
}

function valueSql(value: HistoryValue): { sql: string; values: string[] } {
  if ('amount' in value) return { sql: `r.${snakeOf(value.amount)}`, values: [] };
  if ('value' in value) return { sql: '?', values: [value.value] };
  const [column, key] = 'typed' in value ? ['typed', value.typed] : ['decided', value.decided];
  return { sql: `COALESCE(JSON_VALUE(r.${column}, ?), '')`, values: [`$.${key}`] };
}

import type { EntityManager } from 'typeorm';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { decideAgain } from '#libs/persistence/registers/register-recheck';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { editRows, openEdit, type RowChoice } from '#libs/persistence/registers/register-store';
import type { RegisterHead } from '#libs/persistence/registers/register-totals';
import { snakeOf } from '#libs/persistence/database/snake-naming';
import { SIDES } from '#libs/persistence/terms/account-sql';
import type { RowAmount } from '#libs/case/register';

/**
 * Of the rows named, typed amounts become those that the server has computed for them; then the rows are decided again, so
 * that what else is to be said of them is said. Rows with a finding have no amounts to take.
 */
export async function takeComputedAmounts(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  choice: RowChoice,
): Promise<RegisterHead> {
  const { found, context } = await openEdit(manager, rule, edit);
  const computed = rule.columns.flatMap(({ key, computedAs }) =>
    computedAs === undefined ? [] : [{ path: `$.${key}`, amount: amountSql(computedAs) }],
  );
  return editRows(manager, edit.businessNo, choice, async (rows) => {
    if (computed.length === 0) return;
    await manager.query(
      `UPDATE ${rows.from} SET r.typed = JSON_REPLACE(r.typed, ${computed.map(({ amount }) => `?, ${amount}`).join(', ')})
        WHERE ${rows.where} AND r.finding_code IS NULL AND r.typed IS NOT NULL`,
      [...computed.map(({ path }) => path), ...rows.values],
    );
    await decideAgain(manager, rule, { found, context, movedOnly: false, only: rows });
  });
}

/** What a row adds to what stood there; or one of its amounts. */
function amountSql(computedAs: RowAmount | 'supplementFen'): string {
  if (computedAs !== 'supplementFen') return `r.${snakeOf(computedAs)}`;
  const sides = (when: string) => SIDES.map((side) => `r.${side}_${when}_fen`).join(' + ');
  return `(${sides('after')}) - (${sides('before')})`;
}

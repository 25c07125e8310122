import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';

/** A cashier: the person counts, not the login. */
export interface Cashier {
  readonly id: number;
  readonly person: number;
}

/** Who acts for a unit gives it no money. @throws RuleViolation RECEIPT_OF_OWN_UNIT */
export async function requireForeignUnit(
  manager: EntityManager,
  { person }: Cashier,
  ...unitIds: readonly number[]
): Promise<void> {
  const own: unknown[] = await manager.query(
    'SELECT id FROM unit_operator WHERE unit_id IN (?) AND person_no = ? LIMIT 1',
    [unitIds, person],
  );
  if (own.length > 0) throw new RuleViolation('RECEIPT_OF_OWN_UNIT');
}

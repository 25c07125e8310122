import type { EntityManager } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';

/** What a unit has said of automatic assessment; nobody has said anything: off. */
export interface Consent {
  readonly active: boolean;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export async function consentOf(manager: EntityManager, unitId: number): Promise<Consent> {
  const [row]: { active: number; decidedBy: string | null; decidedAt: Date }[] =
    await manager.query(
      `SELECT c.active, o.name AS decidedBy, c.decided_at AS decidedAt FROM automatic_assessment c
         LEFT JOIN unit_operator o ON o.id = c.operator_id WHERE c.unit_id = ?`,
      [unitId],
    );
  return row === undefined
    ? { active: false, decidedBy: null, decidedAt: null }
    : { ...row, active: Number(row.active) === 1 };
}

export interface Decided {
  readonly unitId: number;
  readonly operatorId: number;
  readonly active: boolean;
  readonly now: Date;
}

/** The last word counts; who said the same before stays named. @returns whether anything changed */
export async function decideConsent(
  manager: EntityManager,
  { unitId, operatorId, active, now }: Decided,
): Promise<boolean> {
  const before = await consentOf(manager, unitId);
  if (before.active === active) return false;
  await manager.query('DELETE FROM automatic_assessment WHERE unit_id = ?', [unitId]);
  const columns = ['unit_id', 'active', 'operator_id', 'decided_at'];
  await insertRows(manager, 'automatic_assessment', columns, [[unitId, active, operatorId, now]]);
  return true;
}

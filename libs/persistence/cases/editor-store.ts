import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#libs/case/actor';

/** Whoever worked on a register worked on the rows that leave it for the next draft: he is a maker there, too. */
export async function handOnEditors(
  manager: EntityManager,
  from: string,
  to: string,
): Promise<void> {
  await manager.query(
    `INSERT IGNORE INTO submission_editor (business_no, operator_id)
     SELECT ?, operator_id FROM submission_editor WHERE business_no = ?`,
    [to, from],
  );
}

/** Everybody who worked on the case, as persons. */
export async function editorsOf(manager: EntityManager, businessNo: string): Promise<ActorRef[]> {
  const rows = await manager.query<{ id: number; person: number }[]>(
    `SELECT o.id, o.person_no AS person FROM submission_editor e JOIN unit_operator o ON o.id = e.operator_id
      WHERE e.business_no = ? ORDER BY o.id`,
    [businessNo],
  );
  return rows.map(({ id, person }) => ({ kind: 'operator', id, person }));
}

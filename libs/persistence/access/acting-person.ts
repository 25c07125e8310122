import type { EntityManager } from 'typeorm';
import { STAFF_ROLES, type StaffRole } from '#libs/submission/plan';

/** An operator as rights see him, with his unit. */
export interface ActingOperator {
  readonly kind: 'operator';
  readonly id: number;
  readonly person: number;
  /** False: the login was closed. */
  readonly active: boolean;
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly branchCode: string;
}

/** A member of the centre's staff as rights see him, with roles by branch ('*' = every branch). */
export interface ActingStaff {
  readonly kind: 'staff';
  readonly id: number;
  readonly person: number;
  readonly active: boolean;
  readonly branchCode: string;
  readonly grants: readonly { readonly role: StaffRole; readonly branchCode: string }[];
}

export type ActingPerson = ActingOperator | ActingStaff;

/** The person behind a session or a command, read anew each time: a closed login or a withdrawn role counts at once. */
export function actingPerson(
  manager: EntityManager,
  kind: ActingPerson['kind'],
  id: number,
): Promise<ActingPerson | null> {
  return kind === 'staff' ? actingStaff(manager, id) : actingOperator(manager, id);
}

async function actingOperator(manager: EntityManager, id: number): Promise<ActingOperator | null> {
  const [row]: (Omit<ActingOperator, 'kind' | 'active'> & { active: number })[] =
    await manager.query(
      `SELECT o.id, o.person_no AS person, o.active, u.id AS unitId, u.account_no AS unitAccountNo,
              u.branch_code AS branchCode
         FROM unit_operator o JOIN unit u ON u.id = o.unit_id WHERE o.id = ?`,
      [id],
    );
  return row === undefined ? null : { ...row, kind: 'operator', active: row.active === 1 };
}

async function actingStaff(manager: EntityManager, id: number): Promise<ActingStaff | null> {
  const rows: {
    person: number;
    active: number;
    branchCode: string;
    role: string | null;
    grantedAt: string;
  }[] = await manager.query(
    `SELECT s.person_no AS person, s.active, s.branch_code AS branchCode, g.role, g.branch_code AS grantedAt
       FROM staff s LEFT JOIN staff_grant g ON g.staff_id = s.id WHERE s.id = ?`,
    [id],
  );
  const [first] = rows;
  if (first === undefined) return null;
  const { person, active, branchCode } = first;
  const grants = rows.flatMap(({ role, grantedAt }) =>
    isStaffRole(role) ? [{ role, branchCode: grantedAt }] : [],
  );
  return { kind: 'staff', id, person, active: active === 1, branchCode, grants };
}

function isStaffRole(role: string | null): role is StaffRole {
  return STAFF_ROLES.some((known) => known === role);
}

import type { EntityManager } from 'typeorm';
import { STAFF_ROLES, type StaffRole } from '#libs/case/plan';

interface Grant {
  readonly role: string;
  readonly branchCode: string;
}

/** Whose desk it is. */
export interface DeskStaff {
  readonly id: number;
  readonly grants: readonly Grant[];
}

/** Tasks of one role at one branch: what one stretch of an index holds. */
export interface Place {
  readonly branchCode: string;
  readonly role: string;
}

/** The lists of a desk: what nobody has claimed, what this person has, what somebody else has. */
export type TaskBox = 'open' | 'mine' | 'others';

/**
 * The places somebody's grants reach, each once: a role granted at every branch ('*') and at one of them is held there
 * once. Operations see what others of their branches have claimed, whatever its role.
 */
export async function placesOf(
  manager: EntityManager,
  box: Exclude<TaskBox, 'mine'>,
  grants: readonly Grant[],
): Promise<Place[]> {
  const everywhere = grants.some(({ branchCode }) => branchCode === '*');
  const branches = everywhere ? await branchCodes(manager) : [];
  const rolesOf = ({ role }: Grant): readonly string[] =>
    box === 'others' && role === ('operations' satisfies StaffRole) ? STAFF_ROLES : [role];
  const places = new Map<string, Place>();
  for (const grant of grants)
    for (const branchCode of grant.branchCode === '*' ? branches : [grant.branchCode])
      for (const role of rolesOf(grant)) places.set(`${branchCode}/${role}`, { branchCode, role });
  return [...places.values()];
}

async function branchCodes(manager: EntityManager): Promise<string[]> {
  const rows: { code: string }[] = await manager.query('SELECT code FROM branch ORDER BY code');
  return rows.map(({ code }) => code);
}

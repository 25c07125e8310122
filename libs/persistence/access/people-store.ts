import type { EntityManager } from 'typeorm';
import { databaseNow } from '#libs/persistence/database/database-clock';
import {
  StaffEntity,
  StaffGrantEntity,
  UnitOperatorEntity,
} from '#libs/persistence/entities/people.entity';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

export type ActorKind = 'operator' | 'staff';

export interface OperatorRecord {
  readonly operator: UnitOperatorEntity;
  readonly unit: UnitEntity;
}

export interface StaffRecord {
  readonly staff: StaffEntity;
  readonly grants: readonly StaffGrantEntity[];
}

/** Who signs in with these names; null for an unknown unit, an unknown name and a closed login alike. */
export async function operatorByLogin(
  manager: EntityManager,
  unitAccountNo: string,
  loginName: string,
): Promise<OperatorRecord | null> {
  const unit = await manager.findOneBy(UnitEntity, { accountNo: unitAccountNo });
  if (unit === null) return null;
  const operator = await manager.findOneBy(UnitOperatorEntity, {
    unitId: unit.id,
    loginName,
    active: true,
  });
  // Letter by letter, whatever the database takes for the same.
  return operator?.loginName === loginName ? { operator, unit } : null;
}

export async function operatorById(
  manager: EntityManager,
  id: number,
): Promise<OperatorRecord | null> {
  const operator = await manager.findOneBy(UnitOperatorEntity, { id, active: true });
  if (operator === null) return null;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: operator.unitId });
  return { operator, unit };
}

/** Somebody who acts for a unit, by name. */
export interface UnitPerson {
  readonly id: number;
  readonly name: string;
}

/** Who hears of a case: everybody who acts for the unit now, and whoever began it. */
export function operatorsToTell(
  manager: EntityManager,
  unitId: number,
  initiatorId: number,
): Promise<UnitPerson[]> {
  return manager.query(
    'SELECT id, name FROM unit_operator WHERE unit_id = ? AND (active = 1 OR id = ?) ORDER BY id',
    [unitId, initiatorId],
  );
}

/** Those of a unit that had no part in a case. */
export function operatorsOf(manager: EntityManager, unitId: number): Promise<UnitPerson[]> {
  return manager.query(
    'SELECT id, name FROM unit_operator WHERE unit_id = ? AND active = 1 ORDER BY id',
    [unitId],
  );
}

export async function staffByLogin(
  manager: EntityManager,
  loginName: string,
): Promise<StaffRecord | null> {
  const staff = await manager.findOneBy(StaffEntity, { loginName, active: true });
  return withGrants(manager, staff?.loginName === loginName ? staff : null);
}

export async function staffById(manager: EntityManager, id: number): Promise<StaffRecord | null> {
  return withGrants(manager, await manager.findOneBy(StaffEntity, { id, active: true }));
}

export async function branchByCode(
  manager: EntityManager,
  code: string,
): Promise<BranchEntity | null> {
  return manager.findOneBy(BranchEntity, { code });
}

/** Takes the TOTP step for this sign-in; false when another sign-in has taken it, so a code serves once. */
export async function takeTotpStep(
  manager: EntityManager,
  staffId: number,
  step: number,
): Promise<boolean> {
  const taken: { affectedRows: number } = await manager.query(
    'UPDATE staff SET totp_last_step = ? WHERE id = ? AND totp_last_step < ?',
    [step, staffId, step],
  );
  return taken.affectedRows === 1;
}

export async function recordSignIn(
  manager: EntityManager,
  kind: ActorKind,
  id: number,
): Promise<void> {
  await manager.update(entityOf(kind), { id }, { lastSignInAt: await databaseNow(manager) });
}

export async function setPassword(
  manager: EntityManager,
  kind: ActorKind,
  id: number,
  passwordHash: string,
): Promise<void> {
  const passwordChangedAt = await databaseNow(manager);
  await manager.update(entityOf(kind), { id }, { passwordHash, passwordChangedAt });
}

function entityOf(kind: ActorKind): typeof UnitOperatorEntity | typeof StaffEntity {
  return kind === 'operator' ? UnitOperatorEntity : StaffEntity;
}

async function withGrants(
  manager: EntityManager,
  staff: StaffEntity | null,
): Promise<StaffRecord | null> {
  if (staff === null) return null;
  return { staff, grants: await manager.findBy(StaffGrantEntity, { staffId: staff.id }) };
}

import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import {
  StaffEntity,
  StaffGrantEntity,
  UnitOperatorEntity,
} from '#libs/persistence/entities/people.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { STAFF_ROLES, type StaffRole } from '#libs/case/plan';

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

/** A session or a command: a row that names who acts. */
interface Acted {
  readonly actorKind: string;
  readonly actorId: number;
}

/** What `withPerson` adds to a row, once for each role the person has; all of it empty where there is no such person. */
export interface PersonColumns {
  readonly person_no: number | null;
  readonly person_active: number;
  readonly person_branch: string;
  readonly person_unit: number | null;
  readonly person_unit_no: string;
  readonly person_role: string | null;
  readonly person_role_at: string;
}

/**
 * Reads with a row, in its own statement, the person it names: anew each time, for a closed login or a withdrawn role counts
 * at once.
 */
export function withPerson<Row extends ObjectLiteral & Acted>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  const of = query.alias;
  return query
    .leftJoin(StaffEntity, 'staff', `${of}.actorKind = 'staff' AND staff.id = ${of}.actorId`)
    .leftJoin(StaffGrantEntity, 'granted', 'granted.staffId = staff.id')
    .leftJoin(
      UnitOperatorEntity,
      'operator',
      `${of}.actorKind <> 'staff' AND operator.id = ${of}.actorId`,
    )
    .leftJoin(UnitEntity, 'unit', 'unit.id = operator.unitId')
    .addSelect('COALESCE(staff.personNo, operator.personNo)', 'person_no')
    .addSelect('COALESCE(staff.active, operator.active)', 'person_active')
    .addSelect('COALESCE(staff.branchCode, unit.branchCode)', 'person_branch')
    .addSelect('operator.unitId', 'person_unit')
    .addSelect('unit.accountNo', 'person_unit_no')
    .addSelect('granted.role', 'person_role')
    .addSelect('granted.branchCode', 'person_role_at');
}

/** Whom a row read `withPerson` names; null when there is no such person. */
export function personOf(
  { actorKind, actorId: id }: Acted,
  rows: readonly PersonColumns[],
): ActingPerson | null {
  const [first] = rows;
  if (first?.person_no == null) return null;
  const { person_no: person, person_branch: branchCode } = first;
  const known = { id, person, active: Number(first.person_active) === 1, branchCode };
  if (actorKind === 'staff') return { ...known, kind: 'staff', grants: rows.flatMap(grantIn) };
  return {
    ...known,
    kind: 'operator',
    unitId: Number(first.person_unit),
    unitAccountNo: first.person_unit_no,
  };
}

function grantIn({ person_role: role, person_role_at: branchCode }: PersonColumns) {
  return isStaffRole(role) ? [{ role, branchCode }] : [];
}

function isStaffRole(role: string | null): role is StaffRole {
  return STAFF_ROLES.some((known) => known === role);
}

import { createHash } from 'node:crypto';
import type { SqlValue } from '#libs/persistence/database/bulk-insert';
import { seal } from '#libs/persistence/database/sealed-secret';
import { OTHER_PERSONS_FROM } from '#libs/demonstration/offices';
import { personOf } from '#libs/demonstration/persons';
import {
  SHOWN_OPERATORS,
  STAFF_LOGINS,
  TWO_HATS_PERSON,
  type OperatorLogin,
} from '#libs/demonstration/logins';
import { type CityUnit } from '#libs/demonstration/units';

export const OPERATOR_COLUMNS = [
  'unit_id',
  'login_name',
  'name',
  'phone',
  'person_no',
  'password_hash',
  'password_changed_at',
  'active',
] as const;
export const STAFF_COLUMNS = [
  'id',
  'login_name',
  'name',
  'branch_code',
  'person_no',
  'password_hash',
  'password_changed_at',
  'totp_secret_sealed',
  'active',
] as const;
export const GRANT_COLUMNS = ['staff_id', 'role', 'branch_code'] as const;

const CENTRE_WIDE = '*';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PASSWORDS_SET_AT = new Date('2026-09-01T01:00:00.000Z');

/** Every unit has an operator 'operator1'; those from twenty members on a second one; unit 2 also the reviewer of two hats. */
export function operatorLogins(units: readonly CityUnit[]): OperatorLogin[] {
  const every = units.flatMap(({ id, accountNo, members }) => {
    const login = (at: number): OperatorLogin => ({
      unitId: id,
      unitAccountNo: accountNo,
      loginName: `operator${String(at)}`,
      personNo: 1_000 + (id - 1) * 2 + at,
    });
    return members >= 20 ? [login(1), login(2)] : [login(1)];
  });
  const second = SHOWN_OPERATORS.find(({ unitId }) => unitId === 2);
  if (second === undefined) return every;
  return [...every, { ...second, loginName: 'two-hats', personNo: TWO_HATS_PERSON }];
}

export function operatorRows(
  seed: string,
  units: readonly CityUnit[],
  passwordHash: string,
): SqlValue[][] {
  return operatorLogins(units).map(({ unitId, loginName, personNo }) => {
    const person = personOf(seed, OTHER_PERSONS_FROM + 1_000_000 + personNo);
    return [
      unitId,
      loginName,
      person.name,
      person.mobilePhone,
      personNo,
      passwordHash,
      PASSWORDS_SET_AT,
      true,
    ];
  });
}

export function staffRows(
  seed: string,
  passwordHash: string,
  sealingSecret: string,
): { staff: SqlValue[][]; grants: SqlValue[][] } {
  const staff = STAFF_LOGINS.map(({ loginName, branchCode, personNo }, at): SqlValue[] => {
    const name = personOf(seed, OTHER_PERSONS_FROM + 1_000_000 + personNo).name;
    const sealed = seal(sealingSecret, demonstrationTotpSecret(seed, loginName));
    return [
      at + 1,
      loginName,
      name,
      branchCode,
      personNo,
      passwordHash,
      PASSWORDS_SET_AT,
      sealed,
      true,
    ];
  });
  const grants = STAFF_LOGINS.flatMap(({ roles, branchCode }, at) =>
    roles.map((role): SqlValue[] => [
      at + 1,
      role,
      role.endsWith('reviewer') ? branchCode : CENTRE_WIDE,
    ]),
  );
  return { staff, grants };
}

/** Base32 of 160 bits, as RFC 4226 asks; drawn from the seed, so that a reset leaves authenticator apps in place. */
function demonstrationTotpSecret(seed: string, loginName: string): string {
  const bytes = createHash('sha256').update(`${seed}/totp/${loginName}`).digest();
  return Array.from({ length: 32 }, (_, at) => BASE32.charAt((bytes[at] ?? 0) % 32)).join('');
}

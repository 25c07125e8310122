import type { EntityManager } from 'typeorm';
import { CLOSED } from '#libs/fund/account-status';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import type { RegisterAccount } from '#libs/persistence/registers/register-account';
import type { PersonFacts, RowSubject, TypedValues } from '#libs/case/register';
import { isSameName } from '#libs/values/name';

/** Whom a row is about, as it is decided and kept by. */
export interface SubjectRead {
  /** The account's id, or the keyed hash of the person's identity. */
  readonly key: string;
  readonly accountId: number | null;
  /** Rises with whatever happens to the account, or to any account of the person. */
  readonly version: number;
  readonly facts: RowSubject;
}

export function accountSubject(account: RegisterAccount): SubjectRead {
  return {
    key: String(account.id),
    accountId: account.id,
    version: account.version,
    facts: account,
  };
}

/** JGJ/T 320 A.1: a resident's identity card, unless something else is said. */
const RESIDENT = '01';

/** The key of whoever a row names by kind and number of his papers. */
export function personKey(secret: string, typed: TypedValues): string {
  return identityHash(secret, String(typed['idType'] ?? RESIDENT), String(typed['idNumber'] ?? ''));
}

/** A person as a row names him. */
export interface NamedPerson {
  readonly key: string;
  readonly name: string;
}

/** The name that a row's typed values have for its person. */
export function namedPerson(key: string, typed: TypedValues): NamedPerson {
  return { key, name: String(typed['name'] ?? '') };
}

/** Versions of all accounts of the member with this hash, added up; an SQL expression. */
export function personVersionSql(hash: string): string {
  return `COALESCE((SELECT SUM(k.version) FROM member n JOIN personal_account k ON k.member_id = n.id
                     WHERE n.id_hash = ${hash}), 0)`;
}

interface KnownAccount {
  readonly key: string;
  readonly name: string;
  readonly unitId: number;
  readonly status: string;
  readonly version: number;
  readonly paidThroughMonth: string | null;
}

/** What is known of these people anywhere in the centre, by key. */
export async function personSubjects(
  manager: EntityManager,
  unitId: number,
  people: readonly NamedPerson[],
): Promise<Map<string, SubjectRead>> {
  if (people.length === 0) return new Map();
  const rows: KnownAccount[] = await manager.query(
    `SELECT m.id_hash AS \`key\`, m.name, a.unit_id AS unitId, a.status, a.version,
            a.paid_through_month AS paidThroughMonth
       FROM member m JOIN personal_account a ON a.member_id = m.id WHERE m.id_hash IN (?) ORDER BY a.id`,
    [people.map(({ key }) => key)],
  );
  const known = new Map<string, KnownAccount[]>();
  for (const row of rows) known.set(row.key, [...(known.get(row.key) ?? []), row]);
  return new Map(
    people.map((person) => [person.key, subjectOf(person, unitId, known.get(person.key) ?? [])]),
  );
}

function subjectOf(
  { key, name }: NamedPerson,
  unitId: number,
  accounts: readonly KnownAccount[],
): SubjectRead {
  const one = accounts.findLast(({ status }) => !CLOSED.includes(status)) ?? accounts.at(-1);
  const known = one === undefined ? null : knownOf(one, unitId, name);
  const facts: PersonFacts = { kind: 'person', known };
  const version = accounts.reduce((sum, account) => sum + account.version, 0);
  return { key, accountId: null, version, facts };
}

function knownOf(account: KnownAccount, unitId: number, name: string): PersonFacts['known'] {
  const { status, paidThroughMonth } = account;
  const sameName = isSameName(account.name, name);
  return { here: account.unitId === unitId, status, sameName, paidThroughMonth };
}

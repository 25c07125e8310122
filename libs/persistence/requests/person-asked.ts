import type { EntityManager } from 'typeorm';
import { CLOSED, NORMAL, SEALED } from '#libs/fund/account-status';
import { personSubjects, type NamedPerson } from '#libs/persistence/registers/register-subject';
import type { PersonFacts } from '#libs/case/register';

/** The account a request is about, and the unit that holds it now. */
export interface AskedAccount {
  readonly memberId: number;
  readonly name: string;
  readonly idNumber: string;
  readonly accountId: number;
  readonly accountNo: string;
  readonly status: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly unitAccountNo: string;
  readonly branchCode: string;
}

/** Of a person's accounts the one that is not closed, else the last; null for nobody. */
export async function askedAccount(
  manager: EntityManager,
  memberId: number | null,
): Promise<AskedAccount | null> {
  if (memberId === null) return null;
  const [row]: AskedAccount[] = await manager.query(
    `SELECT m.id AS memberId, m.name, m.id_number AS idNumber, a.id AS accountId, a.account_no AS accountNo, a.status,
            u.id AS unitId, u.name AS unitName, u.account_no AS unitAccountNo, u.branch_code AS branchCode
       FROM member m JOIN personal_account a ON a.member_id = m.id JOIN unit u ON u.id = a.unit_id
      WHERE m.id = ? ORDER BY a.status IN (?), a.id DESC LIMIT 1`,
    [memberId, CLOSED],
  );
  return row ?? null;
}

/** How the account stands, seen from the unit that asks. */
export type AskedStanding = 'sealed' | 'paying' | 'here' | 'other';

export function standingOf({ unitId, status }: AskedAccount, askerId: number): AskedStanding {
  if (unitId === askerId) return 'here';
  if (status === SEALED) return 'sealed';
  return status === NORMAL ? 'paying' : 'other';
}

/** What is known of somebody by the hash of his identity and his name, and who he is; null for nobody. */
export async function knownPerson(
  manager: EntityManager,
  unitId: number,
  { key, name }: NamedPerson,
): Promise<{ memberId: number | null; facts: PersonFacts }> {
  const facts = await factsOf(manager, unitId, { key, name });
  const [row]: { id: number }[] = await manager.query('SELECT id FROM member WHERE id_hash = ?', [
    key,
  ]);
  return { memberId: row?.id ?? null, facts };
}

/** The same of the member a case is about, whose name is his own. */
export async function knownMember(
  manager: EntityManager,
  unitId: number,
  memberId: number,
): Promise<PersonFacts> {
  const [row]: NamedPerson[] = await manager.query(
    'SELECT id_hash AS `key`, name FROM member WHERE id = ?',
    [memberId],
  );
  if (row === undefined) return { kind: 'person', known: null };
  return factsOf(manager, unitId, row);
}

async function factsOf(
  manager: EntityManager,
  unitId: number,
  person: NamedPerson,
): Promise<PersonFacts> {
  const facts = (await personSubjects(manager, unitId, [person])).get(person.key)?.facts;
  if (facts?.kind !== 'person') throw new Error('a person without facts');
  return facts;
}

/** Requests of the unit that accounts came to by a posting, for those who came: they have what they asked for. */
export async function requestsMet(
  manager: EntityManager,
  transferNo: string,
  unitId: number,
  businesses: readonly string[],
): Promise<string[]> {
  if (businesses.length === 0) return [];
  const rows: { businessNo: string }[] = await manager.query(
    `SELECT s.business_no AS businessNo FROM submission s JOIN personal_account a ON a.member_id = s.member_id
       JOIN transfer_entry t ON t.business_no = ? AND t.account_id = a.id AND t.unit_id = s.unit_id AND t.to_unit_id = s.unit_id
      WHERE s.unit_id = ? AND s.business IN (?) AND s.stage = 'approval' ORDER BY s.business_no`,
    [transferNo, unitId, businesses],
  );
  return rows.map(({ businessNo }) => businessNo);
}

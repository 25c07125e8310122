import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  OfficeChangesPage,
  OfficeMember,
  OfficeMembersPage,
  OfficeStatusesPage,
} from '#apps/api/office/office.dto';
import type { MemberCasesPage, MemberMonthsPage } from '#apps/api/records/member-page.dto';
import { renameHolder } from '#test/builders/renamed.builder';
import { Hall, UNIT_ONE } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

interface Person {
  readonly id: number;
  readonly memberId: number;
  readonly accountNo: string;
  readonly unitId: number;
  readonly unitNo: string;
  readonly branch: string;
  readonly idNumber: string;
}

const NAME = '纥奚测';

let hall: Hall;
/** Of branch 01, of another branch, and of all of them. */
let reviewer: HallClient;
let elsewhere: HallClient;
let auditor: HallClient;
let here: Person;
let there: Person;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  hall.dataSource.query(text, values);

beforeAll(async () => {
  hall = await Hall.start();
  reviewer = await hall.staff('first-01-a');
  elsewhere = await hall.staff('first-02-a');
  auditor = await hall.staff('auditor');
  here = await personOf("u.account_no = '01000000001'");
  there = await personOf("u.branch_code <> '01'");
  for (const { accountNo } of [here, there]) await renameHolder(hall.dataSource, accountNo, NAME);
});
afterAll(() => hall.stop());

async function personOf(where: string): Promise<Person> {
  const [person] = await sql<Person>(
    `SELECT a.id, a.member_id AS memberId, a.account_no AS accountNo, u.id AS unitId, u.account_no AS unitNo,
            u.branch_code AS branch, m.id_number AS idNumber
       FROM personal_account a JOIN unit u ON u.id = a.unit_id JOIN member m ON m.id = a.member_id
      WHERE ${where} AND a.status = '01' ORDER BY a.id LIMIT 1`,
  );
  if (person === undefined) throw new Error('the city is too small');
  return person;
}

const search = async (client: HallClient, asked: object) =>
  client.post<OfficeMembersPage>('/api/office/members/search', asked);
const found = async (client: HallClient, asked: object) =>
  (await search(client, asked)).body.items.map(({ accountNo }) => accountNo).sort();
const logged = async (act: string) =>
  (
    await sql<{ subject: string }>('SELECT subject FROM audit_entry WHERE act = ? ORDER BY id', [
      act,
    ])
  ).map(({ subject }) => subject);

describe('the centre’s search for members', () => {
  it('finds by name, account and ID number in every unit of the reader’s branches, and no further', async () => {
    for (const asked of [
      { q: '纥奚', by: 'name' },
      { q: NAME, by: 'name', status: '01' },
    ]) {
      expect(await found(reviewer, asked)).toEqual([here.accountNo]);
      expect(await found(auditor, asked)).toEqual([here.accountNo, there.accountNo].sort());
    }
    expect(await found(reviewer, { q: here.idNumber, by: 'id' })).toEqual([here.accountNo]);
    expect(await found(reviewer, { q: there.idNumber, by: 'id' })).toEqual([]);
    expect(await found(reviewer, { q: here.accountNo, by: 'account' })).toEqual([here.accountNo]);
    expect(await found(reviewer, { q: there.accountNo, by: 'account' })).toEqual([]);
    const [row] = (await search(auditor, { q: there.idNumber, by: 'id' })).body.items;
    expect(row).toMatchObject({ unit: { accountNo: there.unitNo }, name: NAME });
    expect(row?.idNumberMasked).not.toBe(there.idNumber);
  });

  it('lists a unit’s members page by page, and says nothing of a unit of another branch', async () => {
    const first = (await search(reviewer, { unit: UNIT_ONE, by: 'account', limit: 3 })).body;
    expect(first.items).toHaveLength(3);
    const next = { unit: UNIT_ONE, by: 'account', limit: 3, after: first.next };
    const second = (await search(reviewer, next)).body;
    const both = [...first.items, ...second.items].map(({ accountNo }) => accountNo);
    expect(both).toEqual(await found(reviewer, { unit: UNIT_ONE, by: 'account', limit: 6 }));
    expect((await search(reviewer, { unit: there.unitNo, by: 'account' })).status).toBe(404);
    expect(await found(reviewer, { by: 'name' })).toEqual([]);
  });

  it('goes on behind people of one name, each once', async () => {
    const same = await sql<{ accountNo: string }>(
      "SELECT account_no AS accountNo FROM personal_account WHERE unit_id = 1 AND status = '01' ORDER BY id DESC LIMIT 4",
    );
    for (const { accountNo } of same) await renameHolder(hall.dataSource, accountNo, '素和同');
    const read: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: OfficeMembersPage = (
        await search(reviewer, {
          ...{ q: '素和', by: 'name', limit: 1 },
          ...(after === '' ? {} : { after }),
        })
      ).body;
      read.push(...page.items.map(({ accountNo }) => accountNo));
      after = page.next;
    }
    expect(read.sort()).toEqual(same.map(({ accountNo }) => accountNo).sort());
  });

  it('is taken away as a file of everybody found, ID numbers with stars, and that is written down', async () => {
    const path = '/api/office/members/sheet';
    const asked = { unit: UNIT_ONE, by: 'account', q: '', format: 'csv' };
    const { body } = await reviewer.post<string>(path, asked);
    const lines = body.trim().split('\n');
    const [held = { count: '' }] = await sql<{ count: string }>(
      'SELECT COUNT(*) AS count FROM personal_account WHERE unit_id = 1',
    );
    expect(lines).toHaveLength(1 + Number(held.count));
    expect(lines[0]).toContain('单位账号');
    expect(body).toContain(here.accountNo);
    expect(body).not.toContain(here.idNumber);
    expect((await reviewer.post(path, { ...asked, unit: there.unitNo })).status).toBe(404);
    expect(await logged('members-exported')).toEqual([`account/${UNIT_ONE}/${held.count}`]);
  });

  it('is written down, without what was looked for', async () => {
    expect(await logged('members-sought')).toContain(`name/`);
    expect(await logged('members-sought')).toContain(`account/${UNIT_ONE}`);
    expect((await logged('members-sought')).join()).not.toContain('纥奚');
  });
});

describe('a member’s page at the centre', () => {
  const path = ({ accountNo }: Person, what: string) => `/api/office/members/${accountNo}/${what}`;

  it('shows who he is, his months and his cases, to staff of the branch alone, and each look is logged', async () => {
    const { body } = await reviewer.get<OfficeMember>(path(here, 'overview'));
    expect(body).toMatchObject({ name: NAME, unit: { accountNo: UNIT_ONE } });
    expect(body.units.map(({ accountNo }) => accountNo)).toEqual([UNIT_ONE]);
    expect(body.member?.status).toBe('01');
    const months = await reviewer.get<MemberMonthsPage>(path(here, 'months'));
    expect(months.body.items.length).toBeGreaterThan(1);
    expect((await reviewer.get<MemberCasesPage>(path(here, 'cases'))).status).toBe(200);
    for (const what of ['overview', 'months', 'cases'])
      expect((await elsewhere.get(path(here, what))).status).toBe(404);
    const account = `account/${here.accountNo}`;
    expect(await logged('member-read')).toEqual([account, `${account}/months`, `${account}/cases`]);
  });

  it('gives a whole number on request, and writes it down', async () => {
    const asked = { field: 'idNumber' };
    const { body } = await reviewer.post<{ value: string }>(path(here, 'reveal'), asked);
    expect(body.value).toBe(here.idNumber);
    expect(await logged('revealed')).toEqual([`account/${here.accountNo}/idNumber`]);
    expect((await elsewhere.post(path(here, 'reveal'), asked)).status).toBe(404);
  });

  it('shows a draft of the unit to nobody at the centre', async () => {
    await sql(
      `INSERT INTO submission (business_no, business, unit_id, branch_code, initiator_id, stage, seq, state, form,
              form_version, rules_version, opened_at, member_id)
       VALUES ('2026112400000999', 'member-info-change', ?, '01', 1, 'draft', 1, '{}', '{}', 1, 1, UTC_TIMESTAMP(3), ?)`,
      [here.unitId, here.memberId],
    );
    const cases = async () =>
      (await reviewer.get<MemberCasesPage>(path(here, 'cases'))).body.items.map(
        ({ businessNo }) => businessNo,
      );
    expect(await cases()).not.toContain('2026112400000999');
    await sql(
      "UPDATE submission SET submitted_at = UTC_TIMESTAMP(3) WHERE business_no = '2026112400000999'",
    );
    expect(await cases()).toContain('2026112400000999');
  });
});

describe('the centre’s queries of changes', () => {
  const changes = async (client: HallClient, asked = '') =>
    (await client.get<OfficeChangesPage>(`/api/office/queries/member-changes?limit=100${asked}`))
      .body.items;
  const statuses = async (client: HallClient, asked = '') =>
    (await client.get<OfficeStatusesPage>(`/api/office/queries/status-changes?limit=100${asked}`))
      .body.items;

  beforeAll(async () => {
    for (const { memberId, unitId } of [here, there])
      await sql(
        `INSERT INTO posted_change (business_no, subject_kind, subject_id, unit_id, field, \`before\`, \`after\`, posted_at)
         VALUES ('2026112400000998', 'member', ?, ?, 'homeAddress', '', '龙门大道18号', UTC_TIMESTAMP(3))`,
        [memberId, unitId],
      );
    for (const { id, unitId } of [here, there])
      await sql(
        `INSERT INTO status_change (account_id, unit_id, kind, reason, from_month, posted_at)
         VALUES (?, ?, 'seal', '01', '202612', UTC_TIMESTAMP(3))`,
        [id, unitId],
      );
  });

  it('show 10.1 of all units of the reader’s branches, newest first, with the unit; of one unit; of one member', async () => {
    const [own] = await changes(reviewer);
    expect(own).toMatchObject({
      accountNo: here.accountNo,
      unit: { accountNo: UNIT_ONE },
      fieldLabel: { zh: '家庭住址' },
    });
    const all = await changes(auditor);
    expect(all.slice(0, 2).map(({ unit }) => unit.accountNo)).toEqual([there.unitNo, UNIT_ONE]);
    expect((await changes(auditor, `&unit=${there.unitNo}`))[0]?.accountNo).toBe(there.accountNo);
    const ofOne = await changes(auditor, `&accountNo=${here.accountNo}`);
    expect(new Set(ofOne.map(({ accountNo }) => accountNo))).toEqual(new Set([here.accountNo]));
    for (const asked of [`unit=${there.unitNo}`, `accountNo=${there.accountNo}`])
      expect((await reviewer.get(`/api/office/queries/member-changes?${asked}`)).status).toBe(404);
  });

  it('show 10.2 by kind, account and days', async () => {
    const sealed = await statuses(reviewer, '&kind=seal');
    expect(sealed[0]).toMatchObject({ accountNo: here.accountNo, unit: { accountNo: UNIT_ONE } });
    expect(new Set(sealed.map(({ kind }) => kind))).toEqual(new Set(['seal']));
    const ofOne = await statuses(auditor, `&accountNo=${there.accountNo}`);
    expect(new Set(ofOne.map(({ accountNo }) => accountNo))).toEqual(new Set([there.accountNo]));
    expect(await statuses(reviewer, '&from=2030-01-01')).toEqual([]);
    const page = await reviewer.get<OfficeStatusesPage>(
      '/api/office/queries/status-changes?limit=1&kind=seal',
    );
    const next = await reviewer.get<OfficeStatusesPage>(
      `/api/office/queries/status-changes?limit=1&kind=seal&after=${page.body.next ?? ''}`,
    );
    expect(next.body.items[0]).toEqual(sealed[1]);
  });

  it('are taken away as a spreadsheet, which is written down', async () => {
    for (const query of ['member-changes', 'status-changes']) {
      const sheet = await reviewer.get<Buffer>(
        `/api/office/queries/${query}/sheet?format=csv&unit=${UNIT_ONE}`,
      );
      const [head = '', first = ''] = String(sheet.body).split('\n');
      expect(head).toContain('单位账号');
      expect(first).toContain(here.accountNo);
    }
    expect((await logged('members-exported')).slice(-2)).toEqual([`${UNIT_ONE}/`, `${UNIT_ONE}/`]);
    expect((await reviewer.get('/api/office/queries/flow/sheet?format=csv')).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { Config } from '#config/config';
import { seedCity } from '#libs/demonstration/seed-city';
import type { OperatorActor } from '#apps/api/auth/actor';
import { Audit } from '#apps/api/auth/audit';
import { ChangeHistory } from '#apps/api/records/change-history';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { MemberReader } from '#apps/api/records/member-reader';
import { MembersController } from '#apps/api/records/members.controller';
import { MemberSearchBody, MembersQuery } from '#apps/api/records/record.dto';
import { UnitReader } from '#apps/api/records/unit-reader';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SECRETS = {
  keyedHashSecret: 'a keyed hash secret for tests only, long enough',
  sealingSecret: 'a sealing secret for tests only, long enough too',
};
const OPERATOR: OperatorActor = {
  kind: 'operator',
  id: 1,
  person: 1_001,
  sessionId: 's',
  unitId: 1,
  unitAccountNo: '01000000001',
  branchCode: '01',
};
const REQUEST = { ip: '10.0.0.7', headers: {} } as Request;
const OTHER_UNITS_ACCOUNT = '100000003500';

/** Forty units and their migrations on a busy machine. */
const SLOW_MS = 60_000;

let database: TestDatabase;
let members: MembersController;
let units: UnitReader;
let dictionaries: Dictionaries;
const list = (query: Partial<MemberSearchBody>, actor = OPERATOR) =>
  members.search(actor, Object.assign(new MemberSearchBody(), { q: '', by: 'account' }, query));

beforeAll(async () => {
  database = await freshDatabase();
  const { dataSource } = database;
  await seedCity(dataSource, { seed: 'fund-hall', ...SECRETS });
  dictionaries = new Dictionaries(dataSource);
  const config = Object.assign(new Config(), SECRETS);
  const history = new ChangeHistory(dataSource, dictionaries);
  members = new MembersController(
    new MemberReader(dataSource, dictionaries, config),
    history,
    new Audit(dataSource),
  );
  units = new UnitReader(dataSource, dictionaries);
}, SLOW_MS);
afterAll(async () => {
  await database.drop();
});

async function everyPage(query: Partial<MemberSearchBody>): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ ...query, ...(after === undefined ? {} : { after }) });
    seen.push(...page.items.map((row) => row.accountNo));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return seen;
}

describe('the members of a unit', () => {
  it('come page by page without loss or double', async () => {
    const seen = await everyPage({ limit: 70 });
    expect(seen).toHaveLength(3_000);
    expect(new Set(seen).size).toBe(3_000);
    expect(seen).toEqual([...seen].sort());
  });

  it('are found by account, by the beginning of a name and by a whole ID number, always masked', async () => {
    const [one] = (await list({ q: '100000000042' })).items;
    const { value } = await members.reveal(
      OPERATOR,
      '100000000042',
      { field: 'idNumber' },
      REQUEST,
    );
    expect((await list({ by: 'id', q: value.toLowerCase() })).items).toEqual([one]);
    expect((await list({ by: 'id', q: value.slice(0, 17) })).items).toEqual([]);
    const named = await everyPage({ by: 'name', q: one?.name.slice(0, 2) ?? '', limit: 100 });
    expect(named).toContain('100000000042');
    expect(JSON.stringify(one)).not.toContain(value);
  });

  it('come by name page by page, in the order of their names and then of their accounts', async () => {
    const seen = await everyPage({ by: 'name', q: '王', limit: 7 });
    const rows = await database.dataSource.query<{ accountNo: string }[]>(
      `SELECT a.account_no AS accountNo FROM personal_account a JOIN member m ON m.id = a.member_id
        WHERE a.unit_id = 1 AND m.name LIKE '王%' ORDER BY m.name, a.account_no`,
    );
    expect(rows.length).toBeGreaterThan(70);
    expect(seen).toEqual(rows.map(({ accountNo }) => accountNo));
    expect((await list({ by: 'name', q: '王', after: '999999999999' })).items).toEqual([]);
  });

  it('take % and _ in a name as themselves', async () => {
    expect((await list({ by: 'name', q: '%' })).items).toEqual([]);
    expect((await list({ by: 'name', q: '_' })).items).toEqual([]);
  });

  it('are not those of another unit, by whichever way they are asked for', async () => {
    const other = { ...OPERATOR, unitId: 2 };
    const [theirs] = (await list({ q: OTHER_UNITS_ACCOUNT }, other)).items;
    const { value } = await members.reveal(
      other,
      OTHER_UNITS_ACCOUNT,
      { field: 'idNumber' },
      REQUEST,
    );
    expect(theirs?.accountNo).toBe(OTHER_UNITS_ACCOUNT);
    expect((await list({ q: OTHER_UNITS_ACCOUNT })).items).toEqual([]);
    expect((await list({ by: 'id', q: value })).items).toEqual([]);
    const refused = { status: 404, code: 'MEMBER_NOT_FOUND' };
    await expect(members.read(OPERATOR, OTHER_UNITS_ACCOUNT)).rejects.toMatchObject(refused);
    await expect(members.read(OPERATOR, '999999999999')).rejects.toMatchObject(refused);
    await expect(
      members.changes(OPERATOR, OTHER_UNITS_ACCOUNT, { limit: 20 }),
    ).rejects.toMatchObject(refused);
    await expect(
      members.reveal(OPERATOR, OTHER_UNITS_ACCOUNT, { field: 'idNumber' }, REQUEST),
    ).rejects.toMatchObject(refused);
  });

  it('are listed without names or ID numbers in the address', async () => {
    const query = (plain: object) =>
      plainToInstance(MembersQuery, plain, { exposeDefaultValues: true });
    const first = await members.list(OPERATOR, query({ q: '1000000000', limit: '5' }));
    expect(first.items).toHaveLength(5);
    expect(await validate(query({ by: 'id', q: '410302199001011234' }))).toHaveLength(2);
    expect(await validate(query({ q: '王' }))).toHaveLength(1);
  });

  it('are filtered by status', async () => {
    const sealed = await list({ status: '02', limit: 100 }, { ...OPERATOR, unitId: 2 });
    expect(sealed.items.length).toBeGreaterThan(0);
    expect(sealed.items.every((row) => row.statusText.zh === '封存')).toBe(true);
  });
});

describe('what is masked', () => {
  it('is revealed only with an entry in the audit log, which does not hold the value', async () => {
    const rows = () =>
      database.dataSource.query<{ subject: string }[]>(
        "SELECT * FROM audit_entry WHERE act = 'revealed'",
      );
    const before = (await rows()).length;
    const { value } = await members.reveal(
      OPERATOR,
      '100000000007',
      { field: 'mobilePhone' },
      REQUEST,
    );
    expect(value).toMatch(/^1\d{10}$/);
    const after = await rows();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      subject: 'account/100000000007/mobilePhone',
      actor_id: 1,
      address: '10.0.0.7',
    });
    expect(JSON.stringify(after)).not.toContain(value);
  });

  it('leaves the api masked in member, unit and history alike', async () => {
    const member = await members.read(OPERATOR, '100000000007');
    expect(member.fields['idNumber']).toMatch(/\*{8}/);
    expect(member.fields['mobilePhone']).toMatch(/^1\d\d\*{4}\d{4}$/);
    const unit = await units.detail(1);
    for (const name of ['legalPersonIdNumber', 'bankAccountNo', 'contactPhone'])
      expect(unit.fields[name]).toContain('****');
  });
});

describe('histories', () => {
  it('show the July base of an adjusted account in yuan, newest first, and page by key', async () => {
    const [row]: { accountNo: string }[] = await database.dataSource.query(
      "SELECT account_no AS accountNo FROM personal_account WHERE unit_id = 2 AND last_base_month = '202607' LIMIT 1",
    );
    const page = await members.changes({ ...OPERATOR, unitId: 2 }, row?.accountNo ?? '', {
      limit: 20,
    });
    expect(page.items).toHaveLength(1);
    expect(page.items[0]).toMatchObject({
      field: 'baseFen',
      fieldLabel: { zh: '缴存基数' },
      operatorName: '',
    });
    expect(page.items[0]?.afterText.zh).toMatch(/^\d{1,3}(,\d{3})*\.\d{2}$/);
  });
});

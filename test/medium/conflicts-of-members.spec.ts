import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { seal } from '#libs/businesses/seal/seal.business';
import { blockingCase, conflictRefusal } from '#libs/persistence/cases/conflict-store';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import { registerDraft, registerUnit } from '#test/builders/register.builder';
import { full, supplements } from '#test/builders/supplements.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const ENDED = { reason: '01' };

let database: TestDatabase;
let registers: ReturnType<typeof postedRegisters>;
beforeAll(async () => {
  database = await freshDatabase();
  registers = postedRegisters(database.dataSource);
});
afterAll(() => database.drop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

describe('cases of one unit', () => {
  it('block each other where a chosen row is about the same account, and only there', async () => {
    const unit = await registerUnit(database.dataSource, 3);
    const { manager } = database.dataSource;
    const adjustment = await registers.draft(baseAdjustment, unit, {
      rows: { 0: { baseAfterFen: 600_000 }, 1: { baseAfterFen: 600_000 } },
    });
    await sql("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [adjustment]);
    const blocks = async (rows: Record<number, typeof ENDED>) => {
      const businessNo = await registers.draft(seal, unit, { rows });
      const row = { businessNo, unitId: unit.unitId, memberId: null, effectiveMonth: null };
      const found = await blockingCase(manager, row, { 'base-adjustment': 'member' });
      return found?.businessNo ?? null;
    };
    expect(await blocks({ 1: ENDED, 2: ENDED })).toBe(adjustment);
    expect(await blocks({ 2: ENDED })).toBeNull();
    await sql('UPDATE register_row SET chosen = 0 WHERE business_no = ? AND row_no = 2', [
      adjustment,
    ]);
    expect(await blocks({ 1: ENDED })).toBeNull();
  });

  it('block each other by the account, also where one of them has several rows of it', async () => {
    const made = supplements(database.dataSource);
    const unit = await made.unitWithOneMissed();
    const { manager } = database.dataSource;
    const businessNo = await made.draft(unit);
    await made.enter(businessNo, unit, full('202609-202610'));
    await sql("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [businessNo]);
    const blocks = async (at: number) => {
      const other = await registers.draft(seal, unit, { rows: { [at]: ENDED } });
      const row = {
        businessNo: other,
        unitId: unit.unitId,
        memberId: null,
        effectiveMonth: null,
      };
      const found = await blockingCase(manager, row, { 'supplementary-contribution': 'member' });
      return found?.businessNo ?? null;
    };
    expect(await blocks(0)).toBe(businessNo);
    expect(await blocks(1)).toBeNull();
  });

  it('about one member as a whole block registers that have him in a chosen row', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    const { manager } = database.dataSource;
    const businessNo = await registers.draft(seal, unit, { rows: { 0: ENDED } });
    await sql("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [businessNo]);
    const [members] = [
      await sql<{ id: number }>(
        'SELECT member_id AS id FROM personal_account WHERE unit_id = ? ORDER BY id',
        [unit.unitId],
      ),
    ];
    const blocks = async (memberId: number | undefined) =>
      (
        await blockingCase(
          manager,
          {
            businessNo: '2026112499999999',
            unitId: unit.unitId,
            memberId: memberId ?? null,
            effectiveMonth: null,
          },
          { seal: 'member' },
        )
      )?.businessNo ?? null;
    expect(await blocks(members[0]?.id)).toBe(businessNo);
    expect(await blocks(members[1]?.id)).toBeNull();
  });
});

describe('a case that takes effect in a month', () => {
  it.each([
    ['202611', false],
    ['202612', true],
    ['202701', true],
  ])('stands in the way of the assessment of %s: %s', async (month, stands) => {
    const unit = await registerUnit(database.dataSource, 1);
    const change = await registers.draft(seal, unit, { rows: { 0: ENDED } });
    await sql(
      "UPDATE submission SET stage = 'approval', effective_month = '202612' WHERE business_no = ?",
      [change],
    );
    const row = { businessNo: '', unitId: unit.unitId, memberId: null, effectiveMonth: month };
    const found = await blockingCase(database.dataSource.manager, row, { seal: 'month' });
    expect(found?.businessNo ?? null).toBe(stands ? change : null);
  });

  it('stands in nobody’s way when it changes no month', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    const change = await registers.draft(seal, unit, { rows: { 0: ENDED } });
    await sql(
      "UPDATE submission SET stage = 'approval', effective_month = NULL WHERE business_no = ?",
      [change],
    );
    const row = { businessNo: '', unitId: unit.unitId, memberId: null, effectiveMonth: '202612' };
    const { manager } = database.dataSource;
    expect(await blockingCase(manager, row, { seal: 'month' })).toBeNull();
  });
});

describe('cases of another unit', () => {
  const inUnit = (unitId: number, memberId: number | null, businessNo = '2026112499999999') => ({
    businessNo,
    unitId,
    memberId,
    effectiveMonth: null,
  });
  const refused = async (row: ReturnType<typeof inUnit>, business: string) => {
    const { manager } = database.dataSource;
    return (await conflictRefusal(manager, row, { [business]: 'member' }))?.code ?? null;
  };
  const approval = (businessNo: string) =>
    sql("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [businessNo]);
  const memberOf = async (accountId: number | undefined) =>
    (
      await sql<{ id: number }>('SELECT member_id AS id FROM personal_account WHERE id = ?', [
        accountId,
      ])
    )[0]?.id ?? 0;

  it('block one about the same person, as a whole or in a chosen row, and say no more than that', async () => {
    const [here, there] = [
      await registerUnit(database.dataSource, 1),
      await registerUnit(database.dataSource, 3),
    ];
    const people = await Promise.all(there.accounts.map(({ id }) => memberOf(id)));
    const [inRow = 0, asWhole = 0, inNone = 0] = people;
    const register = await registers.draft(seal, there, { rows: { 0: ENDED } });
    const ofOne = await registerDraft(database.dataSource, there.unitId, {
      business: 'member-info-change',
      member_id: asWhole,
    });
    const codes = async () => [
      await refused(inUnit(here.unitId, inRow), 'seal'),
      await refused(inUnit(here.unitId, asWhole), 'member-info-change'),
      await refused(inUnit(here.unitId, inNone), 'seal'),
      await refused(inUnit(here.unitId, asWhole), 'seal'),
    ];
    expect(await codes()).toEqual([null, null, null, null]);
    await approval(register);
    await approval(ofOne);
    const elsewhere = 'CONFLICTING_CASE_ELSEWHERE';
    expect(await codes()).toEqual([elsewhere, elsewhere, null, null]);
    await sql('UPDATE register_row SET chosen = 0 WHERE business_no = ?', [register]);
    expect(await codes()).toEqual([null, elsewhere, null, null]);
    await sql("UPDATE submission SET stage = 'completed' WHERE business_no = ?", [ofOne]);
    expect(await codes()).toEqual([null, null, null, null]);
  });

  it('block a register with one of its people in a chosen row, and only then', async () => {
    const [here, there] = [
      await registerUnit(database.dataSource, 2),
      await registerUnit(database.dataSource, 1),
    ];
    const businessNo = await registers.draft(seal, here, { rows: { 0: ENDED } });
    const asks = async (accountId: number | undefined) => {
      const ofOne = await registerDraft(database.dataSource, there.unitId, {
        business: 'member-info-change',
        member_id: await memberOf(accountId),
      });
      await approval(ofOne);
      const code = await refused(inUnit(here.unitId, null, businessNo), 'member-info-change');
      await sql("UPDATE submission SET stage = 'completed' WHERE business_no = ?", [ofOne]);
      return code;
    };
    expect(await asks(here.accounts[0]?.id)).toBe('CONFLICTING_CASE_ELSEWHERE');
    expect(await asks(here.accounts[1]?.id)).toBeNull();
  });

  it('enrolling somebody block an enrolment of the same person', async () => {
    const units = [
      await registerUnit(database.dataSource, 1),
      await registerUnit(database.dataSource, 1),
    ] as const;
    const enrols = async (unitId: number, key: string) => {
      const no = await registerDraft(database.dataSource, unitId, { business: 'enrolment' });
      const amounts = Array.from({ length: 8 }, () => 0).join(', ');
      await sql(
        `INSERT INTO register_row (business_no, row_no, row_key, base_before_fen, unit_before_fen, personal_before_fen,
                fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
         VALUES (?, 1, ?, ${amounts}, 0, 1)`,
        [no, key],
      );
      return no;
    };
    const [there, here] = [
      await enrols(units[0].unitId, 'a'.repeat(64)),
      await enrols(units[1].unitId, 'a'.repeat(64)),
    ];
    const other = await enrols(units[1].unitId, 'b'.repeat(64));
    await approval(there);
    const { unitId } = units[1];
    expect(await refused(inUnit(unitId, null, here), 'enrolment')).toBe(
      'CONFLICTING_CASE_ELSEWHERE',
    );
    expect(await refused(inUnit(unitId, null, other), 'enrolment')).toBeNull();
  });
});

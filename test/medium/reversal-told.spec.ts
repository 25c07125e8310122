import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tell } from '#activities/acts/tell';
import { inTransaction } from '#libs/persistence/database/transaction';
import { findCase, stateOf } from '#libs/persistence/cases/case-store';
import { SYSTEM_ACTOR } from '#libs/case/actor';
import type { ProcessEvent } from '#libs/case/process';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { payments } from '#test/builders/payments.builder';
import { REGISTER_NOW } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let units: AssessedUnits;

beforeAll(async () => {
  database = await freshDatabase();
  units = assessedUnits(database.dataSource);
});
afterAll(() => database.drop());

const REVERSED: ProcessEvent = {
  seq: 6,
  kind: 'reverse',
  stage: 'collecting',
  actor: SYSTEM_ACTOR,
  level: 0,
  round: 1,
};
const told = async (businessNo: string) => {
  await inTransaction(database.dataSource, async (manager) => {
    const row = await findCase(manager, businessNo);
    if (row === null) throw new Error(`no case ${businessNo}`);
    const step = { requestId: 'reverse', opinion: '', at: REGISTER_NOW };
    await tell(manager, row, { ...step, event: REVERSED, next: stateOf(row) });
  });
  const rows = await units.sql<{ key: string }>(
    'SELECT text_key AS `key` FROM message WHERE business_no = ?',
    [businessNo],
  );
  return rows.map(({ key }) => key);
};

describe('operators of a unit whose months are taken back', () => {
  it('are told to pay those again that money was credited for, and nothing of a month that came to nothing', async () => {
    const unit = await units.newUnit(1);
    await units.setStatus(unit, 0, '202701', '02');
    await units.derived(unit);
    const pay = payments(database.dataSource);
    await pay.operatorOf(unit.unitId);
    const { cases } = await pay.notice(unit.unitId, ['202612', '202701']);
    await units.sql("UPDATE submission SET business = 'remittance' WHERE business_no IN (?)", [
      cases,
    ]);
    expect(await told(cases[0] ?? '')).toEqual(['reversed']);
    expect(await told(cases[1] ?? '')).toEqual([]);
  });
});

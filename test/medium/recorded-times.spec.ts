import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities, type Activities } from '#activities/index';
import { FolderFileStore } from '#libs/documents/folder-file-store';
import { cityDayOf } from '#libs/fund/city-time';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { recordCommand } from '#libs/persistence/cases/command-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { seedCity } from '#libs/demonstration/seed-city';
import { CLOCKS_OFF_MS, timesOfClockOff } from '#test/builders/recorded-times';
import { withClockOff } from '#test/builders/process-clock';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SECRET = 'a secret of the tests, forty letters long';
const BUSINESS = 'member-info-change';
const RECEIPT = { pdf: Buffer.from('%PDF-1.7\n'), pages: 1 };
let database: TestDatabase;
let activities: Activities;
const files = mkdtempSync(join(tmpdir(), 'hall-times-'));

beforeAll(async () => {
  database = await freshDatabase();
  const secrets = { keyedHashSecret: SECRET, sealingSecret: SECRET };
  await seedCity(database.dataSource, { seed: 'times', ...secrets });
  activities = createActivities({
    dataSource: database.dataSource,
    keyedHashSecret: SECRET,
    tries: () => 1,
    keepAlive: (work) => work(),
    printer: { print: () => Promise.resolve(RECEIPT) },
    fileStore: new FolderFileStore(files),
    verifyOrigin: 'http://127.0.0.1',
  });
}, 120_000);

afterAll(async () => {
  await database.drop();
  rmSync(files, { recursive: true, force: true });
});

const sql = <T>(text: string, values: unknown[] = []) => database.dataSource.query<T>(text, values);

async function act(businessNo: string, verb: 'open' | 'submit', seq: number): Promise<void> {
  const requestId = randomUUID();
  await recordCommand(database.dataSource.manager, {
    requestId,
    businessNo,
    verb,
    actorKind: 'operator',
    actorId: 1,
    body: { business: BUSINESS },
  });
  const { outcome } = await activities.act({
    requestId,
    businessNo,
    business: BUSINESS,
    verb,
    seq,
  });
  expect(outcome).toEqual({ state: 'done' });
}

/** A member's new postcode, from its opening to its receipt. */
async function wholeCase(postcode: string): Promise<string> {
  const { manager } = database.dataSource;
  const businessNo = await nextBusinessNo(manager);
  await act(businessNo, 'open', 0);
  const [account]: { accountNo: string; memberId: number; before: string }[] = await sql(
    `SELECT a.account_no AS accountNo, a.member_id AS memberId, m.postcode AS \`before\` FROM personal_account a
       JOIN unit_operator o ON o.unit_id = a.unit_id JOIN member m ON m.id = a.member_id
      WHERE o.id = 1 AND a.status = '01' ORDER BY a.id LIMIT 1`,
  );
  const form = {
    memberAccountNo: account?.accountNo,
    changes: { postcode },
    before: { postcode: account?.before },
  };
  await sql('UPDATE submission SET form = ?, member_id = ? WHERE business_no = ?', [
    JSON.stringify(form),
    account?.memberId,
    businessNo,
  ]);
  await act(businessNo, 'submit', 1);
  await activities.post({ businessNo, business: BUSINESS, seq: 2 });
  await activities.renderReceipt({ businessNo });
  return businessNo;
}

describe('A worker whose clock is wrong', () => {
  it.each(CLOCKS_OFF_MS)('by %i ms leaves none of its own times in the database', async (offMs) => {
    const businessNo = await withClockOff(offMs, () => wholeCase(offMs < 0 ? '471201' : '471202'));
    const [row]: { stage: string; events: string; receipts: string }[] = await sql(
      `SELECT stage, (SELECT COUNT(*) FROM submission_event e WHERE e.business_no = s.business_no) AS events,
              (SELECT COUNT(*) FROM document d WHERE d.subject_no = s.business_no) AS receipts
         FROM submission s WHERE business_no = ?`,
      [businessNo],
    );
    expect(row).toMatchObject({ stage: 'completed', events: '3', receipts: '1' });
    expect(await timesOfClockOff(database.dataSource, offMs)).toEqual({});
  });

  it.each(CLOCKS_OFF_MS)('by %i ms numbers cases by the day it is', async (offMs) => {
    const { manager } = database.dataSource;
    const before = cityDayOf(await databaseNow(manager));
    const businessNo = await withClockOff(offMs, () => nextBusinessNo(manager));
    const days = [before, cityDayOf(await databaseNow(manager))];
    expect(days.map((day) => day.replaceAll('-', ''))).toContain(businessNo.slice(0, 8));
  });

  it.each(CLOCKS_OFF_MS)('by %i ms would be noticed if it wrote one', async (offMs) => {
    const at = await withClockOff(offMs, () => Promise.resolve(new Date()));
    await sql("INSERT INTO live_hint (channel, topic, at) VALUES ('case/1', 'case', ?)", [at]);
    expect(await timesOfClockOff(database.dataSource, offMs)).toEqual({ 'live_hint.at': 1 });
    await sql("DELETE FROM live_hint WHERE channel = 'case/1'");
  });
});

import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cityDayOf } from '#libs/fund/city-time';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { caseFigures } from '#libs/persistence/cases/case-figures';
import { recordCommand, writeOutcome } from '#libs/persistence/cases/command-store';
import { keepDocument } from '#libs/persistence/documents/document-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { claimTask, openTask } from '#libs/persistence/tasks/task-store';
import { buildCase, buildEvents } from '#test/builders/case.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ago = (ms: number) => new Date(Date.now() - ms);

let database: TestDatabase;
const figures = () => caseFigures(database.dataSource.manager);
const sql = (text: string, values: unknown[] = []) => database.dataSource.query(text, values);

beforeAll(async () => {
  database = await freshDatabase();
}, MINUTE_MS);
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  for (const table of ['command', 'submission', 'submission_event', 'task', 'document'])
    await sql(`DELETE FROM ${table}`);
});

async function giveCommand(givenAt: Date): Promise<string> {
  const requestId = randomUUID();
  await recordCommand(database.dataSource.manager, {
    requestId,
    businessNo: businessNoOf('20261124', 1),
    verb: 'submit',
    actorKind: 'operator',
    actorId: 1,
    body: {},
  });
  await sql('UPDATE command SET created_at = ? WHERE request_id = ?', [givenAt, requestId]);
  return requestId;
}

describe('commands without an outcome', () => {
  it('are counted, with the age of the oldest, until they are answered', async () => {
    expect(await figures()).toMatchObject({ commandsPending: 0, oldestCommandSeconds: 0 });
    const older = await giveCommand(ago(90_000));
    await giveCommand(ago(30_000));
    const both = await figures();
    expect(both.commandsPending).toBe(2);
    expect(both.oldestCommandSeconds).toBeGreaterThanOrEqual(90);
    await writeOutcome(database.dataSource.manager, older, { state: 'done' });
    const one = await figures();
    expect(one.commandsPending).toBe(1);
    expect(one.oldestCommandSeconds).toBeGreaterThanOrEqual(30);
    expect(one.oldestCommandSeconds).toBeLessThan(90);
  });

  it('are not of a negative age when the api’s clock is ahead of the database’s', async () => {
    await giveCommand(ago(-30_000));
    expect(await figures()).toMatchObject({ commandsPending: 1, oldestCommandSeconds: 0 });
  });
});

describe('unfinished cases', () => {
  it('are counted by stage, empty stages as 0 and finished ones not at all', async () => {
    for (const stage of ['scanning', 'parked', 'parked', 'collecting', 'completed', 'expired'])
      await buildCase(database.dataSource, { stage });
    expect((await figures()).cases).toEqual({
      draft: 0,
      scanning: 1,
      approval: 0,
      returned: 0,
      withdrawn: 0,
      posting: 0,
      collecting: 1,
      allocating: 0,
      parked: 2,
    });
  });
});

describe('postings at rest', () => {
  it.each([
    ['posting', 4, 0],
    ['posting', 6, 1],
    ['approval', 6, 0],
  ])('a case in %s whose last event is %d minutes old: %d', async (stage, minutes, atRest) => {
    const { businessNo } = await buildCase(database.dataSource, { stage });
    const actor = { kind: 'system', id: 0, person: 0 } as const;
    await buildEvents(database.dataSource, businessNo, [{ verb: 'open', actor }]);
    await sql('UPDATE submission_event SET at = ?', [ago(minutes * MINUTE_MS)]);
    expect((await figures()).postingsAtRest).toBe(atRest);
  });
});

describe('overdue tasks', () => {
  async function task(role: string, dueAt: Date | null): Promise<string> {
    const { businessNo } = await buildCase(database.dataSource, { stage: 'approval' });
    const of = { business: 'unit-info-change', round: 1, level: 0, branchCode: '01', unitId: 1 };
    await openTask(database.dataSource.manager, { businessNo, ...of, role, dueAt }, ago(DAY_MS));
    return businessNo;
  }

  it('are counted by role whether claimed or not, until they are closed', async () => {
    const late = await task('first-reviewer', ago(MINUTE_MS));
    const claimed = await task('first-reviewer', ago(MINUTE_MS));
    const [row]: { id: string }[] = await sql('SELECT id FROM task WHERE business_no = ?', [
      claimed,
    ]);
    const open = { id: row?.id ?? '', businessNo: claimed, claimedBy: null };
    await claimTask(database.dataSource.manager, open, 1);
    await task('first-reviewer', ago(-MINUTE_MS));
    await task('second-reviewer', ago(-MINUTE_MS));
    await task('operator', null);
    await task('operations', null);
    expect((await figures()).tasksOverdue).toEqual({ 'first-reviewer': 2, 'second-reviewer': 0 });
    await sql("UPDATE task SET state = 'closed' WHERE business_no = ?", [late]);
    expect((await figures()).tasksOverdue).toEqual({ 'first-reviewer': 1, 'second-reviewer': 0 });
  });
});

describe('missing receipts', () => {
  const COMPLETED = { stage: 'completed', finishedAt: ago(11 * MINUTE_MS) };

  async function caseBegun(
    days: number,
    change: Partial<SubmissionEntity> = COMPLETED,
  ): Promise<string> {
    const { businessNo } = await buildCase(database.dataSource, change);
    const day = cityDayOf(ago(days * DAY_MS)).replaceAll('-', '');
    const begun = businessNoOf(day, randomInt(1e7));
    await sql('UPDATE submission SET business_no = ? WHERE business_no = ?', [begun, businessNo]);
    return begun;
  }

  async function printed(businessNo: string, n: number, createdAt: Date): Promise<void> {
    await keepDocument(database.dataSource.manager, {
      subjectKind: 'case',
      subjectNo: businessNo,
      kind: 'receipt',
      n,
      unitId: 1,
      contentHash: 'a'.repeat(64),
      bytes: 1,
      pages: 1,
      verificationCode: '23456789ABCD',
      printed: null,
      createdAt,
    });
  }

  it('are those of completed cases, until there is one', async () => {
    const businessNo = await caseBegun(1);
    expect((await figures()).receiptsMissing).toBe(1);
    await printed(businessNo, 1, new Date());
    expect((await figures()).receiptsMissing).toBe(0);
  });

  it('are those of cases completed again too, whose receipt is of the time before', async () => {
    const businessNo = await caseBegun(1);
    await printed(businessNo, 1, ago(DAY_MS / 2));
    expect((await figures()).receiptsMissing).toBe(1);
    await printed(businessNo, 2, ago(MINUTE_MS));
    expect((await figures()).receiptsMissing).toBe(0);
  });

  it('are not those of a case that has just been completed, was rejected, or is old', async () => {
    await caseBegun(0, { ...COMPLETED, finishedAt: ago(9 * MINUTE_MS) });
    await caseBegun(0, { ...COMPLETED, stage: 'rejected' });
    await caseBegun(31);
    expect((await figures()).receiptsMissing).toBe(0);
    await caseBegun(29);
    expect((await figures()).receiptsMissing).toBe(1);
  });
});

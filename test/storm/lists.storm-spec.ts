import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withNamedLock } from '#libs/persistence/database/named-lock';
import type { HallClient } from '#test/e2e/hall-client';
import {
  accountsOf,
  act,
  addressDraft,
  claimed,
  done,
  kindsOf,
  memberDraft,
  putRoute,
  stands,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import type { StormProcess } from '#test/storm/storm-process';

const UNIT = '01000000001';
const CLEAN = { said: '0 differences\n', end: 'code 0' };

describe('the lists of the hall', () => {
  let hall: StormHall;
  let worker: StormProcess;
  let operator: HallClient;
  let reviewer: HallClient;
  let accounts: string[];
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    worker = await hall.startWorker();
    operator = await hall.operator(UNIT);
    reviewer = await hall.staff('first-01-a');
    accounts = await accountsOf(hall.dataSource, UNIT, 4);
    await putRoute(hall.dataSource, 'member-info-change', ['first-reviewer']);
  });
  afterAll(async () => {
    await hall.end();
  });

  async function submitted(at: number): Promise<string> {
    const businessNo = await memberDraft(operator, accounts[at] ?? '', String(471700 + at));
    await done(act(operator, businessNo, 'submit'));
    return businessNo;
  }

  it('are found whole while cases stand at every kind of stage', async () => {
    const waiting = await submitted(0);
    const decided = await submitted(1);
    const taskId = await claimed(reviewer, hall.dataSource, decided);
    await done(act(reviewer, decided, 'return', { taskId, opinion: '请补正' }));
    await memberDraft(operator, accounts[2] ?? '', '471702');
    expect(await hall.lists('verify')).toEqual(CLEAN);
    await done(act(operator, waiting, 'withdraw'));
    expect(await hall.lists('verify')).toEqual(CLEAN);
  });

  it('are not verified while a rebuild is at work: the verification says so and waits for its end', async () => {
    let asked: Promise<unknown> = Promise.resolve();
    let told = false;
    await withNamedLock(hall.dataSource, 'hall-lists', async () => {
      asked = hall.lists('verify').finally(() => (told = true));
      await sleep(5_000);
      expect(told).toBe(false);
    });
    expect(await asked).toEqual({
      said:
        'lists are being verified or rebuilt already (a first start does so by itself); waiting for its end\n' +
        CLEAN.said,
      end: CLEAN.end,
    });
  });

  it('are told apart line by line where rows were lost or added, and rebuilt', async () => {
    const businessNo = await addressDraft(operator, '中州中路一号');
    await done(act(operator, businessNo, 'submit'));
    const { dataSource } = hall;
    await dataSource.query("UPDATE task SET state = 'closed' WHERE business_no = ?", [businessNo]);
    await dataSource.query(
      `INSERT INTO task (business_no, business, round, level, role, branch_code, unit_id, state, created_at)
       SELECT business_no, business, 9, 9, 'second-reviewer', branch_code, unit_id, 'open', created_at
         FROM task WHERE business_no = ? AND role <> 'operator'`,
      [businessNo],
    );
    await dataSource.query('DELETE FROM done_entry WHERE business_no = ?', [businessNo]);
    const found = await hall.lists('verify');
    expect(found.end).toBe('code 1');
    expect(found.said.trim().split('\n').sort()).toEqual([
      `${businessNo} DONE_MISSING 1`,
      `${businessNo} TASK_MISSING first-reviewer 1.0`,
      `${businessNo} TASK_SURPLUS second-reviewer 9.9`,
      '3 differences',
    ]);
    expect(await hall.lists('rebuild')).toEqual(CLEAN);
    const taskId = await claimed(reviewer, dataSource, businessNo);
    await done(act(reviewer, businessNo, 'approve', { taskId }));
    await stands(dataSource, businessNo, 'completed');
  });

  it('name completed cases without a receipt, and rebuilding prints it', async () => {
    const { dataSource } = hall;
    const businessNo = await addressDraft(operator, '中州中路三号');
    await done(act(operator, businessNo, 'submit'));
    const taskId = await claimed(reviewer, dataSource, businessNo);
    await done(act(reviewer, businessNo, 'approve', { taskId }));
    await stands(dataSource, businessNo, 'completed');
    // As after a template that failed for a week: the case has ended, nothing was printed.
    await dataSource.query(
      'UPDATE submission SET finished_at = finished_at - INTERVAL 11 MINUTE WHERE business_no = ?',
      [businessNo],
    );
    const receipts = async () =>
      (
        await dataSource.query<unknown[]>('SELECT 1 FROM document WHERE subject_no = ?', [
          businessNo,
        ])
      ).length;
    while ((await receipts()) === 0) await sleep(50);
    await dataSource.query('DELETE FROM document WHERE subject_no = ?', [businessNo]);
    expect((await hall.lists('verify')).said).toContain(
      `${businessNo} RECEIPT_MISSING completed\n`,
    );
    expect(await hall.lists('rebuild')).toEqual(CLEAN);
    expect(await receipts()).toBe(1);
  });

  it('show workflows that an older store has lost or set back, and rebuilding brings them up to their rows', async () => {
    const setBack = await submitted(3);
    await hall.copyStore();
    const taskId = await claimed(reviewer, hall.dataSource, setBack);
    await done(act(reviewer, setBack, 'return', { taskId, opinion: '请补正' }));
    const lost = await addressDraft(operator, '开元大道二号');
    await done(act(operator, lost, 'submit'));
    // A worker that lives on would answer from what it remembers, not from the store.
    await worker.kill();
    await hall.restoreStore();
    worker = await hall.startWorker();
    const found = await hall.lists('verify');
    expect(found.said).toContain(
      `${setBack} WORKFLOW_BEHIND workflow 2 approval, row 3 returned\n`,
    );
    expect(found.said).toContain(`${lost} WORKFLOW_MISSING approval\n`);
    expect(await hall.lists('rebuild')).toEqual(CLEAN);
    expect(await kindsOf(hall.dataSource, setBack)).toEqual(['open', 'submit', 'return']);
    expect(await kindsOf(hall.dataSource, lost)).toEqual(['open', 'submit']);
  });
});

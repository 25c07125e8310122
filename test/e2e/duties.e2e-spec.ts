import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportDto } from '#apps/api/registers/import.dto';
import { workbook } from '#test/builders/workbook.builder';
import { adjustablePeople } from '#test/e2e/adjustable-people';
import {
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
  type CaseHall,
} from '#test/e2e/case-hall';
import { UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { buildPhoto, PaperDesk, sendChunk } from '#test/e2e/paper-desk';

let world: CaseHall;

beforeAll(async () => {
  world = await startCaseHall();
}, 90_000);

afterAll(async () => {
  await world.stop();
});

/** The unit's new address, filled in and not submitted. */
async function addressDraft(operator: HallClient, address: string): Promise<string> {
  const { businessNo } = await openCase(operator, 'unit-info-change');
  await edit(operator, businessNo, address);
  return businessNo;
}

async function edit(operator: HallClient, businessNo: string, address: string): Promise<void> {
  const form = { changes: { address } };
  const current = await ifMatch(operator, businessNo);
  const answer = await operator.put(`/api/submissions/${businessNo}/form`, form, current);
  expect(answer.status).toBe(200);
}

describe('maker and checker', () => {
  it('are two persons even when one only edited the draft that another submitted', async () => {
    const owner = await world.hall.operator(UNIT_TWO);
    const businessNo = await addressDraft(owner, '凯旋东路1号');
    // One person with two logins: operator of the unit, and first reviewer of its branch.
    await edit(await world.hall.operator(UNIT_TWO, 'two-hats'), businessNo, '凯旋东路2号');
    expect((await command(owner, businessNo, 'submit')).state).toBe('done');
    const twoHats = await world.hall.staff('first-01-b');
    const { taskId } = await readCase(twoHats, businessNo);
    const claimed = await twoHats.post(`/api/tasks/${String(taskId)}/claim`, {});
    expect([claimed.status, claimed.body.code]).toEqual([422, 'MAKER_MAY_NOT_CHECK']);
    expect((await command(twoHats, businessNo, 'approve', { taskId })).state).toBe('refused');
    const other = await world.hall.staff('first-01-a');
    expect((await claimAndDecide(other, businessNo, 'approve')).state).toBe('done');
    await caseInStage(owner, businessNo, 'completed');
  }, 60_000);

  it('are two persons even when one only sent the bytes into the ticket a colleague had opened', async () => {
    const owner = await world.hall.operator(UNIT_TWO);
    const businessNo = await addressDraft(owner, '凯旋东路3号');
    const photo = await buildPhoto();
    const { body } = await new PaperDesk(owner, businessNo).open(photo.length);
    const twoHats = await world.hall.operator(UNIT_TWO, 'two-hats');
    for (let offset = 0; offset < photo.length; offset += body.chunkBytes) {
      const bytes = photo.subarray(offset, offset + body.chunkBytes);
      const sent = await sendChunk(twoHats, `/api/uploads/${body.id}`, { offset, bytes });
      expect(sent.status).toBe(200);
    }
    await expectNotCheckedByTwoHats(owner, businessNo);
  }, 60_000);

  it('are two persons even when one only brought the file that a colleague took', async () => {
    const owner = await world.hall.operator(UNIT_TWO);
    const { businessNo } = await openCase(owner, 'base-adjustment');
    const twoHats = await world.hall.operator(UNIT_TWO, 'two-hats');
    const importId = await checkedImport(twoHats, businessNo, UNIT_TWO);
    const choice = { rows: 'all', known: 'replace' };
    const taken = await owner.post(`/api/imports/${String(importId)}/apply`, choice);
    expect(taken.status).toBe(200);
    await expectNotCheckedByTwoHats(owner, businessNo);
  }, 60_000);
});

/** Submitted by its owner; the reviewer who worked on it under his other login neither claims nor approves it. */
async function expectNotCheckedByTwoHats(owner: HallClient, businessNo: string): Promise<void> {
  expect((await command(owner, businessNo, 'submit')).state).toBe('done');
  const twoHats = await world.hall.staff('first-01-b');
  const { taskId } = await readCase(twoHats, businessNo);
  const claimed = await twoHats.post(`/api/tasks/${String(taskId)}/claim`, {});
  expect([claimed.status, claimed.body.code]).toEqual([422, 'MAKER_MAY_NOT_CHECK']);
  expect((await command(twoHats, businessNo, 'approve', { taskId })).state).toBe('refused');
  expect((await command(owner, businessNo, 'withdraw')).state).toBe('done');
  expect((await command(owner, businessNo, 'discard')).state).toBe('done');
}

/** A file of one line, read and without a finding. */
async function checkedImport(
  client: HallClient,
  businessNo: string,
  unitAccountNo: string,
): Promise<number> {
  const [person] = await adjustablePeople(world, unitAccountNo);
  if (person === undefined) throw new Error(`nobody to adjust in ${unitAccountNo}`);
  const base = (Number(person.baseFen) + 50_000) / 100;
  const line = ['1', person.accountNo, person.name, person.idNumber, base.toFixed(2)];
  const path = `/api/submissions/${businessNo}/imports`;
  const uploaded = await client.send<ImportDto>('POST', path, {
    raw: await workbook([line]),
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.xlsx' },
  });
  const { id } = uploaded.body;
  await until('the file to be read', async () => {
    const view = (await client.get<ImportDto>(`/api/imports/${String(id)}`)).body;
    return view.state === 'checked' && view.rowsBad === 0;
  });
  return id;
}

describe('the open task of a case', () => {
  it('is named to those who may read it, and to nobody who would ask for it in vain', async () => {
    const operator = await world.hall.operator();
    const businessNo = await addressDraft(operator, '滨河路1号');
    expect((await command(operator, businessNo, 'submit')).state).toBe('done');
    const reviewer = await world.hall.staff('first-01-a');
    const taskId = String((await readCase(reviewer, businessNo)).taskId);
    expect((await reviewer.get(`/api/tasks/${taskId}`)).status).toBe(200);
    const second = await world.hall.staff('second-01-a');
    expect((await second.get(`/api/tasks/${taskId}`)).status).toBe(404);
    for (const other of [second, operator])
      expect((await readCase(other, businessNo)).taskId).toBeNull();
    expect((await command(operator, businessNo, 'withdraw')).state).toBe('done');
    expect((await readCase(reviewer, businessNo)).taskId).toBeNull();
    expect((await command(operator, businessNo, 'discard')).state).toBe('done');
  }, 30_000);
});

describe('a submit', () => {
  it('is bound to the draft its submitter saw', async () => {
    const operator = await world.hall.operator();
    const businessNo = await addressDraft(operator, '开元大道1号');
    const { draftVersion } = await readCase(operator, businessNo);
    await edit(await world.hall.operator(undefined, 'operator2'), businessNo, '开元大道2号');
    const stale = await command(operator, businessNo, 'submit', { draftVersion });
    expect(stale).toMatchObject({ state: 'refused', refusal: { code: 'STALE_DRAFT' } });
    expect((await readCase(operator, businessNo)).changes[0]?.after).toBe('开元大道2号');
    expect((await command(operator, businessNo, 'discard')).state).toBe('done');
  }, 30_000);
});

describe('a posting that no retry cures', () => {
  it('parks with its reason in words; operations of another branch may not touch it, those of its own may', async () => {
    const { dataSource } = world.hall;
    const operator = await world.hall.operator('03000000003');
    const businessNo = await addressDraft(operator, '英雄路1号');
    await command(operator, businessNo, 'submit');
    await dataSource.query("UPDATE unit SET address = '他处' WHERE account_no = '03000000003'");
    const reviewer = await world.hall.staff('first-03-a');
    await claimAndDecide(reviewer, businessNo, 'approve');
    const parked = await caseInStage(operator, businessNo, 'parked');
    expect(parked.parkedReason?.text.zh).toContain('单位地址');

    await dataSource.query("UPDATE staff_grant SET branch_code = '02' WHERE role = 'operations'");
    await dataSource.query(
      "INSERT INTO staff_grant (staff_id, role, branch_code) SELECT id, 'auditor', '03' FROM staff WHERE login_name = 'operations'",
    );
    const elsewhere = await world.hall.staff('operations');
    const foreign = await command(elsewhere, businessNo, 'abandon', { opinion: '无法入账' });
    expect([foreign.state, foreign.refusal?.code]).toEqual(['refused', 'NOT_YOUR_ROLE']);

    await dataSource.query("UPDATE staff_grant SET branch_code = '03' WHERE role = 'operations'");
    const unclaimed = await command(elsewhere, businessNo, 'abandon', { opinion: '无法入账' });
    expect(unclaimed.refusal?.code).toBe('CLAIM_FIRST');
    expect((await claimAndDecide(elsewhere, businessNo, 'abandon', '无法入账')).state).toBe('done');
    await caseInStage(operator, businessNo, 'abandoned');
  }, 60_000);
});

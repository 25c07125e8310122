import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startCaseHall, caseInStage, claimAndDecide, command, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import type { Loose } from '#test/e2e/case-hall';

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
}, 90_000);

afterAll(async () => {
  await world.stop();
});

async function change(changes: Record<string, string>) {
  const draft = (await operator.post<Loose>('/api/submissions', { business: 'unit-info-change' })).body;
  const { draftVersion } = (await operator.get<Loose>(`/api/submissions/${draft.businessNo}`)).body;
  return operator.put<Loose>(`/api/submissions/${draft.businessNo}/form`, { changes }, { headers: { 'If-Match': `"${draftVersion}"` } });
}

async function uploadPaper(businessNo: string, paper: string) {
  const image = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#dfe8f5' } }).jpeg().toBuffer();
  const ticket = (await operator.post<Loose>(`/api/submissions/${businessNo}/uploads`, { paper, bytes: image.length, fileName: 'paper.jpg' })).body;
  return operator.send<Loose>('PATCH', `/api/uploads/${ticket.id}`, { raw: image, headers: { 'Upload-Offset': '0', 'Content-Type': 'application/octet-stream' } });
}

describe('unit information change, manual chapter 3', () => {
  it('gathers changes with old and new value, demands the papers of the fields, and is posted after approval', async () => {
    const form = (await change({ legalPersonName: '王建国', address: '开元大道100号' })).body;
    expect(form.changes.map((one: { field: string; after: string }) => [one.field, one.after])).toEqual([
      ['legalPersonName', '王建国'],
      ['address', '开元大道100号'],
    ]);
    expect(form.papersDemanded.map((one: { kind: string }) => one.kind)).toEqual(['legal-person-identity']);
    const { businessNo } = form;

    expect((await command(operator, businessNo, 'submit')).body.submission.stage).toBe('scanning');
    const missing = (await command(operator, businessNo, 'finish-scans')).body;
    expect(missing).toMatchObject({ state: 'refused', refusal: { code: 'PAPERS_MISSING', details: { papers: '法定代表人身份证明' } } });
    expect((await uploadPaper(businessNo, 'legal-person-identity')).status).toBe(200);
    expect((await command(operator, businessNo, 'finish-scans')).body).toMatchObject({ state: 'done', submission: { stage: 'approval' } });

    await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve', '材料齐全，同意办理');
    await caseInStage(operator, businessNo, 'completed');
    const history = (await operator.get<Loose>('/api/units/current/changes')).body.items.filter((one: { businessNo: string }) => one.businessNo === businessNo);
    expect(history.map((one: { field: string; after: string }) => [one.field, one.after]).sort()).toEqual([
      ['address', '开元大道100号'],
      ['legalPersonName', '王建国'],
    ]);
  }, 60_000);

  it('refuses greyed fields, malformed values and unknown codes, each by name, and keeps the draft as it was', async () => {
    const good = (await change({ postcode: '471023' })).body;
    const bad = await change({ accountNo: '1', postcode: '12', economicType: '000' });
    expect([bad.status, bad.body.errors.map((one: { field: string; code: string }) => [one.field, one.code])]).toEqual([
      422,
      [['accountNo', 'FIELD_READ_ONLY'], ['postcode', 'FIELD_MALFORMED'], ['economicType', 'FIELD_CODE_UNKNOWN']],
    ]);
    const { changes } = (await operator.get<Loose>(`/api/submissions/${good.businessNo}`)).body.form;
    expect(changes).toEqual({ postcode: '471023' });
  });
});

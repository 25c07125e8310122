import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const CHANGES = { address: '开元大道100号' };

let hall: Hall;
let operator: HallClient;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
});
afterAll(() => hall.stop());

const draft = (change: Partial<SubmissionEntity>) => buildCase(hall.dataSource, change);
const formOf = async (businessNo: string) =>
  (await hall.dataSource.manager.findOneByOrFail(SubmissionEntity, { businessNo })).form;

async function put(row: SubmissionEntity, body: unknown) {
  const headers = { 'If-Match': `"${String(row.draftVersion)}"` };
  return operator.put(`/api/submissions/${row.businessNo}/form`, body, { headers });
}

describe('a form', () => {
  it('that leaves everything out wipes no draft, and says what is missing', async () => {
    const row = await draft({ form: { changes: CHANGES, before: {} } });
    const answer = await put(row, {});
    expect([answer.status, answer.body.detail]).toEqual([400, '填写有误。变更内容：必填']);
    expect(await formOf(row.businessNo)).toMatchObject({ changes: CHANGES });
    expect((await put(row, { changes: {} })).status).toBe(200);
    expect(await formOf(row.businessNo)).toMatchObject({ changes: {} });
  });

  it('that leaves the chosen member out lets go of nobody', async () => {
    const form = { memberAccountNo: '100000000001', changes: {}, before: {} };
    const row = await draft({ business: 'member-info-change', form });
    const answer = await put(row, { changes: { postcode: '471000' } });
    expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([
      400,
      ['memberAccountNo'],
    ]);
    expect(await formOf(row.businessNo)).toEqual(form);
  });

  it('keeps values in one form and names the member in the lists', async () => {
    const row = await draft({ business: 'member-info-change' });
    const changes = { mobilePhone: ' １３８ 0013-8000\u202c', postcode: '471 000' };
    const answer = await put(row, { memberAccountNo: '1000 0000 0001', changes });
    expect(answer.status).toBe(200);
    expect(await formOf(row.businessNo)).toMatchObject({
      memberAccountNo: '100000000001',
      changes: { mobilePhone: '13800138000', postcode: '471000' },
    });
    const saved = await hall.dataSource.manager.findOneByOrFail(SubmissionEntity, {
      businessNo: row.businessNo,
    });
    expect(saved.summary).toMatch(/^.+（100000000001） 变更手机号码、邮政编码$/);
    const finished = { stage: 'completed' } as const;
    await hall.dataSource.manager.update(
      SubmissionEntity,
      { businessNo: row.businessNo },
      finished,
    );
    const seen = await operator.get(`/api/submissions/${row.businessNo}`);
    expect(JSON.stringify(seen.body)).not.toContain('13800138000');
    expect(JSON.stringify(seen.body)).toContain('138****8000');
  });
});

describe('what nobody types', () => {
  it('is refused before anything reads it: endless nesting, for strangers too', async () => {
    for (const text of [
      '['.repeat(5_000) + ']'.repeat(5_000),
      '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
    ]) {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await hall
        .client()
        .post('/api/auth/staff/sign-in', undefined, { raw: text, headers });
      expect([answer.status, answer.body.code]).toEqual([400, 'BODY_TOO_DEEP']);
    }
  });

  it('is no JSON by a type that only begins like its name: its key would not know the body', async () => {
    const raw = '{"business":"none"}';
    const sent = async (type: string) => {
      const headers = { 'Content-Type': type };
      return (await operator.post('/api/submissions', undefined, { raw, headers })).status;
    };
    expect(await sent('application/json; charset=utf-8')).toBe(422);
    for (const type of ['application/json-patch+json', 'application/json, text/plain'])
      expect(await sent(type)).toBe(400);
  });

  it('is refused, a name that every object has, and no draft is wiped by it', async () => {
    const row = await draft({ form: { changes: CHANGES, before: {} } });
    const path = `/api/submissions/${row.businessNo}`;
    const headers = {
      'Content-Type': 'application/json',
      'If-Match': `"${String(row.draftVersion)}"`,
    };
    for (const name of ['__proto__', 'constructor']) {
      const raw = `{"changes":{"${name}":"x"}}`;
      const answer = await operator.put(`${path}/form`, undefined, { raw, headers });
      expect([answer.status, answer.body.code]).toEqual([400, 'SHAPE_INVALID']);
    }
    expect(await formOf(row.businessNo)).toMatchObject({ changes: CHANGES });
  });

  it.each(['同意\u0000', '同意\ud800', '同意\u001b[0m'])(
    'is refused in an opinion: %j',
    async (opinion) => {
      const row = await draft({});
      const path = `/api/submissions/${row.businessNo}/commands`;
      const answer = await operator.post(path, { verb: 'abandon', opinion });
      expect([answer.status, answer.body.detail]).toEqual([
        400,
        '填写有误。意见：含有无法显示的字符，请删除后重新输入',
      ]);
    },
  );
});

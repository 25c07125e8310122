import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { MessageEntity } from '#libs/persistence/entities/task.entity';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let operator: HallClient;
let businessNo: string;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  ({ businessNo } = await buildCase(hall.dataSource));
});
afterAll(() => hall.stop());

describe('What an address names', () => {
  it('is found by its whole number only, and never by the digits it begins with', async () => {
    const { identifiers } = await hall.dataSource.manager.insert(MessageEntity, {
      recipientKind: 'operator',
      recipientId: 1,
      businessNo,
      eventSeq: 1,
      business: 'unit-info-change',
      textKey: 'test',
      text: '测试',
      textEn: 'test',
      channel: 'hall',
      createdAt: new Date(),
      readAt: null,
    });
    const id = String(identifiers[0]?.['id']);
    for (const wrong of [`${id}abc`, `${id}%20`, `0${id}`, `${id}.0`, '张']) {
      const answer = await operator.post(`/api/messages/${encodeURI(wrong)}/read`);
      expect([wrong, answer.status, answer.body.code]).toEqual([wrong, 404, 'MESSAGE_NOT_FOUND']);
    }
    const [row] = await hall.dataSource.query<{ readAt: Date | null }[]>(
      'SELECT read_at AS readAt FROM message WHERE id = ?',
      [id],
    );
    expect(row?.readAt).toBeNull();
    expect((await operator.post(`/api/messages/${id}/read`)).status).toBe(200);
  });

  it('is nothing when it cannot be a business number: mistyped, too long, or in another script', async () => {
    expect((await operator.get(`/api/submissions/${businessNo}`)).status).toBe(200);
    const [last = ''] = businessNo.slice(-1);
    const mistyped = businessNo.slice(0, -1) + String((Number(last) + 1) % 10);
    const missing = await operator.get(`/api/submissions/${businessNoOf('20261124', 9_999_999)}`);
    for (const no of ['张', '%F0%9F%98%80', mistyped, `${businessNo}0`, "'", '1e15']) {
      for (const path of ['', '/rows', '/scans', '/receipt.pdf', '/register.xlsx', '/preview']) {
        const answer = await operator.get(`/api/submissions/${encodeURI(no)}${path}`);
        expect([no, path, answer.status, answer.body.code]).toEqual([
          no,
          path,
          404,
          missing.body.code,
        ]);
      }
      const edit = { headers: { 'If-Match': '"1"' } };
      const row = { accountNo: '100000000001', baseAfterFen: 1 };
      const answer = await operator.post(`/api/submissions/${encodeURI(no)}/rows`, row, edit);
      expect([no, answer.status]).toEqual([no, 404]);
    }
  });

  it('is nothing in another script, whatever kind of thing it is', async () => {
    const paths = ['commands', 'scans', 'imports', 'uploads', 'members'].map((kind) =>
      kind === 'scans' ? 'scans/张/content' : `${kind}/张`,
    );
    for (const path of paths) {
      const answer = await operator.get(`/api/${encodeURI(path)}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const staff = await hall.staff('first-01-a');
    expect((await staff.get(`/api/tasks/${encodeURI('张')}`)).status).toBe(404);
  });
});

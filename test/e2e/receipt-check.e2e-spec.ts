import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VerificationView } from '#apps/api/documents/document.dto';
import { findDocument, ofCase } from '#libs/persistence/documents/document-store';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import type { Hall } from '#test/e2e/hall';
import { adjusted, FINISHED_AT, ReceiptHall, unitChange } from '#test/e2e/receipt-hall';

let receipts: ReceiptHall;
let hall: Hall;

beforeAll(async () => {
  receipts = await ReceiptHall.start();
  hall = receipts.hall;
}, 60_000);

afterAll(() => receipts.stop());

describe('Anyone who holds a receipt', () => {
  const check = (no: string, code: string) =>
    hall.client().get<VerificationView>(`/api/verify?no=${no}&code=${code}`);

  it('learns that it is real, of which unit and what was changed, and the name of no person', async () => {
    const { businessNo } = await unitChange(hall);
    await receipts.activities.renderReceipt({ businessNo });
    const document = await findDocument(hall.dataSource.manager, ofCase(businessNo), 'receipt');
    const code = document?.verificationCode ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{12}$/);
    const { body } = await check(businessNo, code);
    const [unit]: { name: string; accountNo: string }[] = await hall.dataSource.query(
      'SELECT name, account_no AS accountNo FROM unit WHERE id = 1',
    );
    expect(body).toEqual({
      valid: true,
      businessNo,
      title: { zh: '单位信息变更', en: 'Unit information change' },
      unitName: unit?.name,
      unitAccountNo: unit?.accountNo,
      changed: [
        { zh: '所属行业', en: expect.any(String) },
        { zh: '法定代表人证件号码', en: expect.any(String) },
      ],
      branch: body.branch,
      finishedAt: FINISHED_AT.toISOString(),
      contentHash: document?.contentHash,
      pages: 1,
    });
    expect(
      (
        await check(
          businessNo,
          encodeURIComponent(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`),
        )
      ).body.valid,
    ).toBe(true);
    expect(
      (await check(businessNo, `${code.slice(0, 11)}${code.endsWith('2') ? '3' : '2'}`)).body,
    ).toEqual({ valid: false });
    expect((await check('2026112499999999', code)).body).toEqual({ valid: false });
    expect((await check('2026112499999999', '-'.repeat(12))).body).toMatchObject({
      code: 'SHAPE_INVALID',
    });
  });

  it('sees the people and sums of a register, and the name its unit had then', async () => {
    const { businessNo } = await adjusted(hall);
    await receipts.activities.renderReceipt({ businessNo });
    const document = await findDocument(hall.dataSource.manager, ofCase(businessNo), 'receipt');
    const code = document?.verificationCode ?? '';
    const before = (await check(businessNo, code)).body;
    expect(before.register).toMatchObject({
      peopleLabel: { zh: '调整人数' },
      people: 2,
      monthLabel: { zh: '调整年月' },
      effectiveMonth: '202612',
      lastMonth: '202612',
      named: 2,
      amounts: [
        { label: { zh: '调整前月缴存额' }, fen: 200_000 },
        { label: { zh: '调整后月缴存额' }, fen: 320_034 },
        { label: { zh: '差额（后－前）' }, fen: 120_034 },
      ],
    });
    for (const name of before.register?.names ?? []) expect(name).toMatch(/^.\*{1,2}$/);
    await hall.dataSource.manager.insert(PostedChangeEntity, {
      businessNo: '2026112500000001',
      subjectKind: 'unit',
      subjectId: 1,
      unitId: 1,
      field: 'name',
      before: '旧名机械有限公司',
      after: before.unitName ?? '',
      effectiveMonth: null,
      postedAt: new Date(Date.now() + 60_000),
    });
    expect((await check(businessNo, code)).body.unitName).toBe('旧名机械有限公司');
  });

  it('may not guess for long', async () => {
    let last = 200;
    for (let guess = 0; guess < 25 && last === 200; guess += 1)
      last = (await check('2026112400000001', 'ABCDEFGHJKMN')).status;
    expect(last).toBe(429);
  });
});

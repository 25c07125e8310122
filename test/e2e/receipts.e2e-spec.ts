import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentHashOf } from '#libs/documents/file-store';
import { findDocument, ofCase } from '#libs/persistence/documents/document-store';
import { UNIT_TWO, type Hall } from '#test/e2e/hall';
import { adjusted, ReceiptHall, unitChange } from '#test/e2e/receipt-hall';

let receipts: ReceiptHall;
let hall: Hall;

beforeAll(async () => {
  receipts = await ReceiptHall.start();
  hall = receipts.hall;
}, 60_000);

afterAll(() => receipts.stop());

async function textOf(pdf: Buffer): Promise<string> {
  const path = join(hall.config.dataFolder, 'receipt.pdf');
  await writeFile(path, pdf);
  return (await promisify(execFile)('pdftotext', ['-layout', path, '-'])).stdout.replace(
    /\s+/g,
    '',
  );
}

describe('The receipt of a unit information change', () => {
  it('shows what changed with masks and words for codes, and who decided in the last round', async () => {
    const row = await unitChange(hall);
    await receipts.activities.renderReceipt({ businessNo: row.businessNo });
    const operator = await hall.operator();
    const { body, headers } = await operator.get<Buffer>(
      `/api/submissions/${row.businessNo}/receipt.pdf`,
    );
    expect(headers.get('content-type')).toBe('application/pdf');
    const text = await textOf(body);
    for (const shown of [
      row.businessNo,
      '单位信息变更业务回执',
      '410303********1234',
      '410303********2345',
      '同意',
      '资料齐全，同意。',
      '单位承诺',
      '2026-11-2415:31:40',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('410303198001011234');
    expect(text).not.toContain('请更正');
    expect(text).not.toMatch(/所属行业CJ/);
  });

  it('is made once: many attempts leave one document, and every download is the same bytes', async () => {
    const { businessNo } = await unitChange(hall);
    const answers = await Promise.all(
      [1, 2, 3].map(() => receipts.activities.renderReceipt({ businessNo })),
    );
    expect(new Set(answers.map((answer) => answer.documentId)).size).toBe(1);
    const operator = await hall.operator();
    const one = await operator.get<Buffer>(`/api/submissions/${businessNo}/receipt.pdf`);
    const reader = await hall.staff('auditor');
    const two = await reader.get<Buffer>(`/api/submissions/${businessNo}/receipt.pdf`);
    const document = await findDocument(hall.dataSource.manager, ofCase(businessNo), 'receipt');
    expect(contentHashOf(one.body)).toBe(document?.contentHash);
    expect(two.body.equals(one.body)).toBe(true);
  });

  it('is not there for another unit, nor before it is made', async () => {
    const row = await unitChange(hall);
    const operator = await hall.operator();
    expect(
      (await operator.get(`/api/submissions/${row.businessNo}/receipt.pdf`)).body,
    ).toMatchObject({ code: 'RECEIPT_NOT_READY' });
    await receipts.activities.renderReceipt({ businessNo: row.businessNo });
    const stranger = await hall.operator(UNIT_TWO);
    expect((await stranger.get(`/api/submissions/${row.businessNo}/receipt.pdf`)).status).toBe(404);
  });
});

describe('The receipt of a base adjustment', () => {
  it('shows people, sums in figures and capitals, and the chosen rows with masked numbers', async () => {
    const row = await adjusted(hall);
    await receipts.activities.renderReceipt({ businessNo: row.businessNo });
    const operator = await hall.operator();
    const text = await textOf(
      (await operator.get<Buffer>(`/api/submissions/${row.businessNo}/receipt.pdf`)).body,
    );
    for (const shown of [
      '2人',
      '2,000.00',
      '贰仟元整',
      '3,200.34',
      '叁仟贰佰元叁角肆分',
      '1,200.34',
      '壹仟贰佰元叁角肆分',
      '2026-12',
      '附：清册（2人）',
      '8,000.85',
      '1,600.17',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).toContain('第2页共2页');
    expect(text).not.toMatch(/\d{17}[\dX]/);
  });
});

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDocumentActivities } from '#activities/document.activities';
import type { VerificationView } from '#apps/api/documents/document.dto';
import { contentHashOf, FileStore } from '#libs/documents/file-store';
import { Printer } from '#libs/documents/print-pdf';
import { findDocument } from '#libs/persistence/document-store';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UNOPENED, type ProcessState } from '#libs/submission/process';
import { buildCase, buildEvents } from '#test/builders/case.builder';
import { Hall, UNIT_TWO } from '#test/e2e/hall';

const OPERATOR = { kind: 'operator', id: 1, person: 1_001 } as const;
const FINISHED_AT = new Date('2026-11-24T07:31:40Z');

let hall: Hall;
let printer: Printer;
let activities: ReturnType<typeof createDocumentActivities>;

beforeAll(async () => {
  hall = await Hall.start();
  printer = new Printer({ chromiumPath: hall.config.chromiumPath });
  activities = createDocumentActivities({
    dataSource: hall.dataSource,
    printer,
    fileStore: hall.app.get(FileStore),
    verifyOrigin: hall.config.webOrigin,
  });
}, 60_000);

afterAll(async () => {
  await printer.close();
  await hall.stop();
});

async function completed(change: Partial<SubmissionEntity>): Promise<SubmissionEntity> {
  const reviewer = await hall.dataSource.query<{ id: number }[]>(
    "SELECT id FROM staff WHERE login_name = 'first-01-a'",
  );
  const state: ProcessState = {
    ...UNOPENED,
    seq: 4,
    stage: 'completed',
    round: 2,
    plan: { levels: [{ role: 'first-reviewer', dueDays: 3 }], papers: [] },
  };
  const row = await buildCase(hall.dataSource, {
    stage: 'completed',
    seq: 4,
    state,
    submittedAt: new Date('2026-11-24T02:02:11Z'),
    finishedAt: FINISHED_AT,
    ...change,
  });
  const staff = { kind: 'staff', id: reviewer[0]?.id ?? 0, person: 101 } as const;
  await buildEvents(hall.dataSource, row.businessNo, [
    { verb: 'open', actor: OPERATOR },
    { verb: 'submit', actor: OPERATOR },
    { verb: 'return', actor: staff, opinion: '请更正' },
    { verb: 'submit', actor: OPERATOR, round: 2 },
    { verb: 'approve', actor: staff, round: 2, opinion: '资料齐全，同意。' },
  ]);
  return row;
}

async function unitChange(): Promise<SubmissionEntity> {
  const row = await completed({});
  const at = {
    businessNo: row.businessNo,
    subjectKind: 'unit',
    subjectId: 1,
    unitId: 1,
    effectiveMonth: null,
    postedAt: FINISHED_AT,
  };
  await hall.dataSource.manager.insert(PostedChangeEntity, [
    {
      ...at,
      field: 'legalPersonIdNumber',
      before: '410303198001011234',
      after: '410303198502022345',
    },
    { ...at, field: 'industry', before: 'C', after: 'J' },
  ]);
  return row;
}

async function adjusted(): Promise<SubmissionEntity> {
  const row = await completed({
    business: 'base-adjustment',
    effectiveMonth: '202612',
    people: 2,
    beforeFen: 200_000,
    afterFen: 320_034,
  });
  await hall.dataSource.query(
    `INSERT INTO register_row (business_no, row_no, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, 500000, 50000, 50000, 0, 800085, 80008, 80009, 0, 1, ROW_NUMBER() OVER (ORDER BY id) <= 2
       FROM personal_account WHERE unit_id = 1 ORDER BY id LIMIT 3`,
    [row.businessNo],
  );
  return row;
}

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
    const row = await unitChange();
    await activities.renderReceipt({ businessNo: row.businessNo });
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
    const { businessNo } = await unitChange();
    const answers = await Promise.all(
      [1, 2, 3].map(() => activities.renderReceipt({ businessNo })),
    );
    expect(new Set(answers.map((answer) => answer.documentId)).size).toBe(1);
    const operator = await hall.operator();
    const one = await operator.get<Buffer>(`/api/submissions/${businessNo}/receipt.pdf`);
    const reader = await hall.staff('auditor');
    const two = await reader.get<Buffer>(`/api/submissions/${businessNo}/receipt.pdf`);
    const document = await findDocument(hall.dataSource.manager, businessNo, 'receipt');
    expect(contentHashOf(one.body)).toBe(document?.contentHash);
    expect(two.body.equals(one.body)).toBe(true);
  });

  it('is not there for another unit, nor before it is made', async () => {
    const row = await unitChange();
    const operator = await hall.operator();
    expect(
      (await operator.get(`/api/submissions/${row.businessNo}/receipt.pdf`)).body,
    ).toMatchObject({ code: 'RECEIPT_NOT_READY' });
    await activities.renderReceipt({ businessNo: row.businessNo });
    const stranger = await hall.operator(UNIT_TWO);
    expect((await stranger.get(`/api/submissions/${row.businessNo}/receipt.pdf`)).status).toBe(404);
  });
});

describe('The receipt of a base adjustment', () => {
  it('shows people, sums in figures and capitals, and the chosen rows with masked numbers', async () => {
    const row = await adjusted();
    await activities.renderReceipt({ businessNo: row.businessNo });
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

describe('Anyone who holds a receipt', () => {
  const check = (no: string, code: string) =>
    hall.client().get<VerificationView>(`/api/verify?no=${no}&code=${code}`);

  it('learns that it is real, of which unit and what was changed, and the name of no person', async () => {
    const { businessNo } = await unitChange();
    await activities.renderReceipt({ businessNo });
    const document = await findDocument(hall.dataSource.manager, businessNo, 'receipt');
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
    expect((await check('2026112499999999', '-'.repeat(12))).body).toEqual({ valid: false });
  });

  it('sees the people and sums of a register, and the name its unit had then', async () => {
    const { businessNo } = await adjusted();
    await activities.renderReceipt({ businessNo });
    const document = await findDocument(hall.dataSource.manager, businessNo, 'receipt');
    const code = document?.verificationCode ?? '';
    const before = (await check(businessNo, code)).body;
    expect(before.sums).toEqual({
      people: 2,
      effectiveMonth: '202612',
      beforeFen: 200_000,
      afterFen: 320_034,
    });
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

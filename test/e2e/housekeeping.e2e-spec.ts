import { writeFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import type { ImportDto } from '#apps/api/registers/import.dto';
import { FileStore } from '#libs/documents/file-store';
import { buildCase } from '#test/builders/case.builder';
import { workbook } from '#test/builders/workbook.builder';
import { until } from '#test/e2e/case-hall';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let operator: HallClient;
let businessNo: string;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  const draft = { business: 'base-adjustment', effectiveMonth: '202612' };
  ({ businessNo } = await buildCase(hall.dataSource, draft));
});
afterAll(() => hall.stop());

const count = async (sql: string) =>
  Number((await hall.dataSource.query<{ n: string }[]>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n);

const wageListOf = (name: string) =>
  workbook([['1', '100000000001', name, '110101199001011234', '1']]);

async function imported(raw: Awaited<ReturnType<typeof wageListOf>>): Promise<ImportDto> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.xlsx' };
  const path = `/api/submissions/${businessNo}/imports`;
  const sent = await operator.send<ImportDto>('POST', path, { raw, headers });
  expect(sent).toMatchObject({ status: 202 });
  const { id } = sent.body;
  return until('the import to be checked', async () => {
    const { body } = await operator.get<ImportDto>(`/api/imports/${String(id)}`);
    return body.state !== 'reading' && body;
  });
}

async function hasOriginal(importId: number): Promise<boolean> {
  const [row] = await hall.dataSource.query<{ hash: string }[]>(
    'SELECT content_hash AS hash FROM register_import WHERE id = ?',
    [importId],
  );
  return hall.app.get(FileStore).has(row?.hash ?? '');
}

describe('What nobody needs any more', () => {
  it('goes with its import: the uploaded file, unless another import still needs it', async () => {
    // A workbook says when it was written: two that are made alike are two files.
    const file = await wageListOf('甲');
    const first = await imported(file);
    expect(first).toMatchObject({ state: 'checked' });
    expect(await hasOriginal(first.id)).toBe(true);
    const second = await imported(file);
    await operator.delete(`/api/imports/${String(first.id)}`);
    expect(first).toMatchObject({ state: 'checked' });
    expect(await hasOriginal(first.id)).toBe(true);
    expect((await operator.get(`/api/imports/${String(second.id)}/annotated.xlsx`)).status).toBe(
      200,
    );
    await operator.delete(`/api/imports/${String(second.id)}`);
    expect(await hasOriginal(second.id)).toBe(false);
    const gone = await operator.get(`/api/imports/${String(second.id)}/annotated.xlsx`);
    expect([gone.status, gone.body.code]).toEqual([404, 'IMPORT_FILE_GONE']);
  });

  it('is swept away: old files of imports, answers, challenges, tries, hints and uploads', async () => {
    const { id } = await imported(await wageListOf('乙'));
    await hall.dataSource.query(
      "UPDATE register_import SET state = 'refused', created_at = UTC_TIMESTAMP(3) - INTERVAL 25 HOUR WHERE id = ?",
      [id],
    );
    await hall.dataSource.query(
      `INSERT INTO sign_in_throttle VALUES (REPEAT('a', 64), 1, NULL, UTC_TIMESTAMP(3) - INTERVAL 3 DAY)`,
    );
    for (const sql of [
      'UPDATE idempotent_request SET created_at = UTC_TIMESTAMP(3) - INTERVAL 25 HOUR',
      'UPDATE sign_in_challenge SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 2 HOUR',
      'UPDATE live_hint SET at = UTC_TIMESTAMP(3) - INTERVAL 2 HOUR',
    ])
      await hall.dataSource.query(sql);
    const uploads = join(hall.config.dataFolder, 'uploads');
    await mkdir(uploads, { recursive: true });
    await writeFile(join(uploads, 'a'.repeat(26)), 'half a page');
    await hall.dataSource.query(
      `INSERT INTO scan_upload (id, business_no, paper, source, bytes_total, created_at)
       VALUES (REPEAT('a', 26), ?, 'x', 'computer', 100, UTC_TIMESTAMP(3) - INTERVAL 25 HOUR)`,
      [businessNo],
    );
    expect(await count('idempotent_request')).toBeGreaterThan(0);
    await hall.app.get(Housekeeping).sweep();
    expect(await hasOriginal(id)).toBe(false);
    expect(await count('register_import_row')).toBe(0);
    for (const table of ['idempotent_request', 'sign_in_challenge', 'live_hint', 'scan_upload'])
      expect([table, await count(table)]).toEqual([table, 0]);
    expect(await count("sign_in_throttle WHERE key_hash = REPEAT('a', 64)")).toBe(0);
    expect(await readdir(uploads)).toEqual([]);
  });

  it('is a file that was checked and forgotten: after a day, or once its draft is no longer one', async () => {
    const forgotten = await imported(await wageListOf('丁'));
    const fresh = await imported(await wageListOf('戊'));
    const age =
      'UPDATE register_import SET created_at = UTC_TIMESTAMP(3) - INTERVAL 25 HOUR WHERE id = ?';
    await hall.dataSource.query(age, [forgotten.id]);
    await hall.app.get(Housekeeping).sweep();
    expect([await hasOriginal(forgotten.id), await hasOriginal(fresh.id)]).toEqual([false, true]);
    const stage = (name: string) =>
      hall.dataSource.query('UPDATE submission SET stage = ? WHERE business_no = ?', [
        name,
        businessNo,
      ]);
    await stage('approval');
    await hall.app.get(Housekeeping).sweep();
    await stage('draft');
    expect(await hasOriginal(fresh.id)).toBe(false);
    expect(await count('register_import_row')).toBe(0);
  });

  it('stays when it is still needed', async () => {
    const { id } = await imported(await wageListOf('丙'));
    await operator.post('/api/auth/challenge', {});
    await hall.app.get(Housekeeping).sweep();
    expect(await hasOriginal(id)).toBe(true);
    expect(await count('sign_in_challenge')).toBe(1);
    expect((await operator.get('/api/auth/me')).status).toBe(200);
  });
});

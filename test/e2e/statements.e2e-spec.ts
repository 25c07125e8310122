import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import type { ImportDto } from '#apps/api/registers/import.dto';
import type { ScanLinkView } from '#apps/api/scans/scan.dto';
import { openApiDocument } from '#apps/api/open-api/open-api';
import { STAFF_ROLES, type Role } from '#libs/case/plan';
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
import { fillTables } from '#test/e2e/filled-tables';
import { UNIT_ONE } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { addressOf, operationsOf } from '#test/e2e/open-api-operations';
import { buildPhoto, PaperDesk } from '#test/e2e/paper-desk';
import { RIGHTS } from '#test/e2e/rights.matrix';
import { createObjects } from '#test/e2e/rights-objects';
import { endLog, fullScans, startLog, type Scan } from '#test/e2e/statement-log';
import { creditedToTakeBack } from '#test/e2e/take-back-walk';
import { BOUNDED, GROWING } from '#test/e2e/tables';

const ROWS = 6_000;
/** Fewer are a stretch of an index that happens to be read whole. */
const SCANNED_MIN = 2_000;
const LOGINS: Readonly<Record<string, string>> = {
  'first-reviewer': 'first-01-a',
  'second-reviewer': 'second-01-a',
};

let world: CaseHall;
let said: string[];

beforeAll(async () => {
  world = await startCaseHall();
  await fillTables(world.hall.dataSource, ROWS);
  await startLog(world.hall.dataSource);
  const operator = await world.hall.operator(UNIT_ONE);
  await walkRegister(operator);
  await walkPapers(operator);
  await walkDesk(await world.hall.staff('first-01-a'));
  await probeAll(operator);
  await world.hall.app.get(Housekeeping).sweep();
  said = await endLog(world.hall.dataSource);
  // What is made for it would be statements of nobody's.
  const walkTakeBack = await creditedToTakeBack(world.hall.dataSource);
  await startLog(world.hall.dataSource);
  await walkTakeBack();
  said.push(...(await endLog(world.hall.dataSource)));
}, 400_000);

afterAll(() => world.stop());

/** A register entered and imported, sent, approved and posted, its receipt checked by a stranger. */
async function walkRegister(operator: HallClient): Promise<void> {
  const { businessNo } = await openCase(operator, 'base-adjustment');
  const path = `/api/submissions/${businessNo}`;
  const people = await adjustablePeople(world, UNIT_ONE);
  const other = (fen: string) =>
    Number(fen) < 1_000_000 ? Number(fen) + 1_000 : Number(fen) - 1_000;
  const [one, two] = people;
  const row = { accountNo: one?.accountNo, baseAfterFen: other(one?.baseFen ?? '0') };
  expect(
    (await operator.post(`${path}/rows`, row, await ifMatch(operator, businessNo))).status,
  ).toBe(201);
  const line = [
    '1',
    two?.accountNo,
    two?.name,
    two?.idNumber,
    (other(two?.baseFen ?? '0') / 100).toFixed(2),
  ];
  const { body } = await operator.send<ImportDto>('POST', `${path}/imports`, {
    raw: await workbook([line.map(String)]),
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.xlsx' },
  });
  const read = `/api/imports/${String(body.id)}`;
  await until(
    'the import',
    async () => (await operator.get<ImportDto>(read)).body.state === 'checked',
  );
  await operator.post(`${read}/apply`, { known: 'keep' }, await ifMatch(operator, businessNo));
  await operator.post(`${path}/rows/search`, { q: two?.name, order: 'rise' });
  await operator.get(`${path}/rows?order=percent&only=over20`);
  await operator.get(`${path}/preview`);
  expect((await command(operator, businessNo, 'submit')).state).toBe('done');
  await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve');
  await caseInStage(operator, businessNo, 'completed');
  const printed = await until(
    'the receipt',
    async () => (await readCase(operator, businessNo)).document,
  );
  await world.hall.client().get(`/api/verify?no=${businessNo}&code=${printed.verificationCode}`);
}

/** Papers by the desk and by a phone that has a link and no session. */
async function walkPapers(operator: HallClient): Promise<void> {
  const { businessNo } = await openCase(operator, 'unit-info-change');
  const path = `/api/submissions/${businessNo}`;
  const changes = { legalPersonName: '王建国' };
  await operator.put(`${path}/form`, { changes }, await ifMatch(operator, businessNo));
  await command(operator, businessNo, 'submit');
  const photo = await buildPhoto();
  const paper = 'legal-person-identity';
  const desk = new PaperDesk(operator, businessNo);
  await desk.open(photo.length, paper);
  const link = (await operator.post<ScanLinkView>(`${path}/scan-links`, { paper })).body;
  const token = new URL(link.url ?? 'no:code').hash.slice(1);
  const phone = world.hall.client();
  const headers = { 'X-Scan-Token': token };
  const opened = await phone.post<{ phoneSecret?: string }>('/api/phone/open', {}, { headers });
  const secret = { ...headers, 'X-Phone-Secret': opened.body.phoneSecret ?? '' };
  await phone.post(
    '/api/phone/uploads',
    { paper, bytes: photo.length, fileName: 'a.jpg' },
    { headers: secret },
  );
  await phone.get('/api/phone/scans', { headers: secret });
  await phone.post('/api/phone/close', {}, { headers: secret });
  await desk.list();
}

/** The desk by every list, order, filter and search, with one grant and with several. */
async function walkDesk(reviewer: HallClient): Promise<void> {
  const asked = [
    '',
    '&order=rise',
    '&order=fall',
    '&order=percent',
    '&overdue=true',
    '&over20=true',
    '&fall20=true',
    '&over20=true&fall20=true',
  ];
  const searched = [
    '&q=不存在',
    '&q=01000000001',
    '&q=2026112400000018',
    '&business=base-adjustment',
  ];
  const walk = async () => {
    for (const box of ['open', 'mine', 'others'])
      for (const query of [...asked, ...searched, '&after=17'])
        expect((await reviewer.get(`/api/tasks?box=${box}${query}`)).status).toBe(200);
    for (const path of ['tasks/counts', 'tasks/next', 'boxes/counts', 'boxes/done'])
      await reviewer.get(`/api/${path}`);
  };
  await walk();
  await world.hall.dataSource.query(
    `INSERT INTO staff_grant (staff_id, role, branch_code)
     SELECT id, role, '*' FROM staff JOIN (SELECT 'first-reviewer' AS role UNION SELECT 'operations') AS more
      WHERE login_name = 'first-01-a'`,
  );
  await walk();
}

/** Every endpoint of the document with things that are there, by everybody who may call it. */
async function probeAll(operator: HallClient): Promise<void> {
  const { dataSource, app } = world.hall;
  const objects = await createObjects(
    dataSource,
    (await operator.get<MeView>('/api/auth/me')).body.id,
  );
  await dataSource.query(
    "UPDATE submission SET submitted_at = UTC_TIMESTAMP(3) WHERE stage = 'draft'",
  );
  for (const role of ['operator', ...STAFF_ROLES] as Role[]) {
    const client = role === 'operator' ? operator : await world.hall.staff(LOGINS[role] ?? role);
    const operations = operationsOf(openApiDocument(app)).filter(({ name }) =>
      mayProbe(name, role),
    );
    for (const operation of operations)
      await client.send(operation.method, addressOf(operation, objects), {
        body: operation.body,
        headOnly: operation.path.endsWith('/live'),
        headers: { 'If-Match': '"1"' },
      });
  }
}

/** Signing in and out and opening cases is walked by itself. */
function mayProbe(name: string, role: Role): boolean {
  const roles = RIGHTS[name]?.roles;
  if (roles === undefined || roles === 'public' || !roles.includes(role)) return false;
  return !name.includes(' /auth/') && name !== 'POST /submissions';
}

describe('the statements of a hall with years of history', () => {
  it('are many, of the api and of the worker', () => {
    expect(said.length).toBeGreaterThan(120);
    for (const piece of [
      'INSERT INTO submission_event',
      'FROM scan_upload',
      'FROM live_hint',
      'DELETE l FROM register_import',
      'UPDATE register_import i',
    ])
      expect(said.some((statement) => statement.replaceAll('`', '').includes(piece))).toBe(true);
  });

  it('never read a growing table whole', async () => {
    const scans: Scan[] = [];
    for (const statement of said)
      scans.push(...(await fullScans(world.hall.dataSource, statement, GROWING, SCANNED_MIN)));
    expect(scans).toEqual([]);
  });

  it('would be noticed if one of them did', async () => {
    const whole = "SELECT * FROM task t WHERE t.closed_at > '2026-01-01'";
    const [scan] = await fullScans(world.hall.dataSource, whole, GROWING, SCANNED_MIN);
    expect(scan).toMatchObject({ table: 'task' });
  });

  it('are of tables that are known to grow, or not to', async () => {
    const tables: { name: string }[] = await world.hall.dataSource.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'",
    );
    expect(tables.map(({ name }) => name).sort()).toEqual([...GROWING, ...BOUNDED].sort());
  });
});

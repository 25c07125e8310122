import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { finalRows } from '#bench/enrolment/final-rows';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { createDataSource } from '#libs/persistence/database/data-source';
import { holdDraft } from '#libs/persistence/cases/held-case';
import { applyImport } from '#libs/persistence/imports/import-apply';
import { beginReading, createImport, findImport } from '#libs/persistence/imports/import-store';
import { personKey } from '#libs/persistence/registers/register-subject';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { inTransaction } from '#libs/persistence/database/transaction';
import { readImport } from '#libs/register-files/read-import';

/** One round in a process of its own, so that its peak memory is its own. */
const [
  kind = '',
  databaseUrl = '',
  secret = '',
  businessNo = '',
  region = '0',
  rows = '0',
  path = '',
] = process.argv.slice(2);
const editor = { operatorId: 1 };

const dataSource = await createDataSource(databaseUrl).initialize();
const ms = kind === 'product' ? await product(dataSource) : await floor(dataSource);
const [opened] = await dataSource.query<{ count: string }[]>(
  'SELECT COUNT(*) AS count FROM base_term WHERE business_no = ?',
  [businessNo],
);
await dataSource.destroy();
if (Number(opened?.count) !== Number(rows))
  throw new Error(`${String(opened?.count)} accounts stand`);
process.send?.({ ms, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) });
process.disconnect();

/** The file read and checked, taken into the register, checked as at submit, posted. */
async function product(source: DataSource): Promise<number> {
  const { manager } = source;
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, enrolment, found, new Date());
  const file = await readFile(path);
  const contentHash = businessNo.padStart(64, '0');
  const created = { fileName: 'bench.xlsx', contentHash, format: 'xlsx', terms: context.kept };
  const importId = await inTransaction(source, async (m) =>
    createImport(m, await holdDraft(m, businessNo, editor), created),
  );
  await beginReading(manager, importId);
  const started = performance.now();
  await readImport(source, {
    importId,
    business: enrolment,
    unitId: found.unitId,
    operatorId: 1,
    context,
    keyOf: (typed) => personKey(secret, typed),
    file,
    signal: new AbortController().signal,
  });
  const done = await findImport(manager, importId);
  if (done?.state !== 'checked' || done.rowsBad > 0) throw new Error('the file has findings');
  await inTransaction(source, async (m) => {
    const { draftVersion } = await registerCase(m, businessNo);
    const edit = { businessNo, draftVersion, editor, now: new Date() };
    const choice = { rows: 'all', known: 'keep', exceptLines: [], hidden: null } as const;
    await applyImport(m, enrolment, edit, { importId, ...choice });
  });
  await inTransaction(source, (m) => recheckRegister(m, enrolment, businessNo, new Date()));
  await inTransaction(source, (m) => postRegister(m, enrolment, businessNo, new Date()));
  return performance.now() - started;
}

/** The rows that are left in the end, ready in memory, written by multi-row inserts in one transaction. */
async function floor(source: DataSource): Promise<number> {
  const { unitId } = await registerCase(source.manager, businessNo);
  const [last] = await source.query<{ member: string; account: string }[]>(
    'SELECT (SELECT MAX(id) FROM member) AS member, (SELECT MAX(id) FROM personal_account) AS account',
  );
  const first = Math.max(Number(last?.member), Number(last?.account)) + 1;
  const facts = { unitId, first, businessNo, region: Number(region), rows: Number(rows) };
  const tables = finalRows(facts, secret);
  const started = performance.now();
  await source.transaction(async (m: EntityManager) => {
    for (const { table, columns, values } of tables) await insertRows(m, table, columns, values);
  });
  return performance.now() - started;
}

import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { createDataSource } from '#libs/persistence/database/data-source';
import { holdDraft } from '#libs/persistence/cases/held-case';
import { beginReading, createImport, findImport } from '#libs/persistence/imports/import-store';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { readImport } from '#libs/register-files/read-import';

/** One reading in a process of its own, so that its peak memory is its own: node reading.js product|floor <file> <url> <businessNo>. */
const [kind, path = '', databaseUrl = '', businessNo = ''] = process.argv.slice(2);
const rows = kind === 'product' ? await product() : await floor();
process.send?.({ ...rows, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) });
process.disconnect();

/** The fastest library here does nothing but walk the rows. */
async function floor() {
  const file = await readFile(path);
  const started = performance.now();
  let count = 0;
  for await (const row of streamXlsxRows(file)) count += row.values.length > 0 ? 1 : 0;
  return { rows: count - 1, ms: performance.now() - started };
}

/** The hall's import: read, checked against accounts and rules, staged in the database. */
async function product() {
  const dataSource = await createDataSource(databaseUrl).initialize();
  const { manager } = dataSource;
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, baseAdjustment, found, new Date());
  const file = await readFile(path);
  const created = {
    fileName: 'bench.xlsx',
    contentHash: '0'.repeat(64),
    format: 'xlsx',
    terms: context.kept,
  };
  const importId = await inTransaction(dataSource, async (m) =>
    createImport(m, await holdDraft(m, businessNo, { operatorId: 1 }), created),
  );
  await beginReading(manager, importId);
  const { signal } = new AbortController();
  const started = performance.now();
  await readImport(dataSource, {
    importId,
    business: baseAdjustment,
    unitId: found.unitId,
    operatorId: 1,
    context,
    file,
    signal,
  });
  const ms = performance.now() - started;
  const done = await findImport(manager, importId);
  await dataSource.destroy();
  if (done?.state !== 'checked' || done.rowsBad > 0)
    throw new Error(`the import ended ${done?.state ?? 'nowhere'} with findings`);
  return { rows: done.rowsGood, ms };
}

import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { Terms } from '#libs/fund/terms';
import { holdDraft } from '#libs/persistence/cases/held-case';
import {
  beginReading,
  cancelImport,
  createImport,
  findImport,
} from '#libs/persistence/imports/import-store';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { readImport } from '#libs/register-files/read-import';
import type { RowContext } from '#libs/case/register';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { REGISTER_EDITOR, REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';

/** A template line for an account of the unit. */
export function importLine(
  unit: RegisterUnit,
  at: number,
  base: OutCell,
  change: { name?: string; idNumber?: string } = {},
): OutCell[] {
  const { accountNo = '', name = '', idNumber = '' } = { ...unit.accounts[at], ...change };
  return [String(at + 1), accountNo, name, idNumber, base];
}

export async function beginImport(
  dataSource: DataSource,
  businessNo: string,
  file: Buffer,
): Promise<number> {
  const { manager } = dataSource;
  const found = await registerCase(manager, businessNo);
  const { terms } = await contextOfCase(manager, baseAdjustment, found, REGISTER_NOW);
  const contentHash = createHash('sha256').update(file).digest('hex');
  const created = { fileName: '基数.xlsx', contentHash, format: 'xlsx', terms };
  return inTransaction(dataSource, async (m) => {
    const draft = await holdDraft(m, businessNo, REGISTER_EDITOR);
    return createImport(m, draft, created);
  });
}

/** Cancelled by its operator. */
export async function endImport(
  dataSource: DataSource,
  businessNo: string,
  importId: number,
): Promise<void> {
  await inTransaction(dataSource, async (m) =>
    cancelImport(m, await holdDraft(m, businessNo, REGISTER_EDITOR), importId),
  );
}

/** What the lines of an import are decided by: the terms it was begun with. */
export async function contextOfImport(
  dataSource: DataSource,
  importId: number,
): Promise<RowContext> {
  const { manager } = dataSource;
  const imported = await findImport(manager, importId);
  const found = await registerCase(manager, imported?.businessNo ?? '');
  const context = await contextOfCase(manager, baseAdjustment, found, REGISTER_NOW);
  return { ...context, terms: imported?.terms as Terms };
}

export async function runImport(
  dataSource: DataSource,
  importId: number,
  file: Buffer,
  signal = new AbortController().signal,
): Promise<void> {
  const imported = await findImport(dataSource.manager, importId);
  const { unitId } = await registerCase(dataSource.manager, imported?.businessNo ?? '');
  const context = await contextOfImport(dataSource, importId);
  await beginReading(dataSource.manager, importId);
  await readImport(dataSource, {
    importId,
    business: baseAdjustment,
    unitId,
    operatorId: 1,
    context,
    file,
    signal,
  });
}

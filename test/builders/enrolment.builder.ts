import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { holdDraft } from '#libs/persistence/cases/held-case';
import { applyImport } from '#libs/persistence/imports/import-apply';
import { beginReading, createImport, findImport } from '#libs/persistence/imports/import-store';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { personKey } from '#libs/persistence/registers/register-subject';
import { inTransaction } from '#libs/persistence/database/transaction';
import { readImport } from '#libs/register-files/read-import';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import type { TypedValues } from '#libs/case/register';
import { ENROLMENT_TITLES } from '#test/builders/newcomer.builder';
import { editRegister } from '#test/builders/register-edit.builder';
import { REGISTER_EDITOR, REGISTER_NOW, registerDraft } from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';

export const ENROLMENT_SECRET = 'the key of the hashes of this test';

export function enrolmentDraft(dataSource: DataSource, unitId: number): Promise<string> {
  return registerDraft(dataSource, unitId, { business: 'enrolment', effective_month: null });
}

const keyOf = (typed: TypedValues): string => personKey(ENROLMENT_SECRET, typed);

/** The file read and checked; the import's id. */
export async function readNewcomers(
  dataSource: DataSource,
  businessNo: string,
  lines: readonly (readonly OutCell[])[],
): Promise<number> {
  const { manager } = dataSource;
  const file = await workbook(lines, ENROLMENT_TITLES);
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, enrolment, found, REGISTER_NOW);
  const contentHash = createHash('sha256').update(file).digest('hex');
  const created = { fileName: '开户.xlsx', contentHash, format: 'xlsx', terms: context.kept };
  const importId = await inTransaction(dataSource, async (m) =>
    createImport(m, await holdDraft(m, businessNo, REGISTER_EDITOR), created),
  );
  await beginReading(manager, importId);
  const { signal } = new AbortController();
  const { unitId } = found;
  const job = { importId, business: enrolment, unitId, operatorId: 1, context, keyOf };
  await readImport(dataSource, { ...job, file, signal });
  return importId;
}

/** Read, and its good people taken into the register. */
export async function takeNewcomers(
  dataSource: DataSource,
  businessNo: string,
  lines: readonly (readonly OutCell[])[],
): Promise<void> {
  const importId = await readNewcomers(dataSource, businessNo, lines);
  const imported = await findImport(dataSource.manager, importId);
  if (imported?.state !== 'checked') throw new Error(`the file ended ${imported?.state ?? ''}`);
  await editRegister(dataSource, businessNo, (manager, edit) =>
    applyImport(manager, enrolment, edit, {
      importId,
      rows: 'good',
      known: 'keep',
      exceptLines: [],
      hidden: null,
    }),
  );
}

/** Rechecked and in posting, as nobody has to approve it. */
export async function submitEnrolment(dataSource: DataSource, businessNo: string): Promise<void> {
  await inTransaction(dataSource, (manager) =>
    recheckRegister(manager, enrolment, businessNo, REGISTER_NOW),
  );
  await dataSource.query(
    `UPDATE submission s SET s.stage = 'posting',
            s.effective_month = (SELECT MIN(r.month) FROM register_row r WHERE r.business_no = s.business_no AND r.chosen = 1)
      WHERE s.business_no = ?`,
    [businessNo],
  );
  await dataSource.query(
    `INSERT INTO submission_event (business_no, seq, kind, stage, actor_kind, actor_id, request_id, at, event,
            previous_hash, hash) VALUES (?, 2, 'submit', 'posting', 'operator', 1, '', ?, '{}', '', '')`,
    [businessNo, REGISTER_NOW],
  );
}

export function postEnrolment(
  dataSource: DataSource,
  businessNo: string,
): Promise<{ changes: number }> {
  return inTransaction(dataSource, (manager) =>
    postRegister(manager, enrolment, businessNo, REGISTER_NOW),
  );
}

import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import { noteBringer, type DraftEdit } from '#libs/persistence/cases/held-case';
import { notesOf } from '#libs/persistence/imports/import-notes';
import { stagedLines } from '#libs/persistence/imports/import-store';
import { decideAgain } from '#libs/persistence/registers/register-recheck';
import { ROW_COLUMNS } from '#libs/persistence/registers/register-row';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { lastRowNo, requireRoomFor } from '#libs/persistence/registers/register-room';
import { openEdit } from '#libs/persistence/registers/register-store';
import { closeEdit, type RegisterHead } from '#libs/persistence/registers/register-totals';
import { listDetails } from '#libs/texts/text-list';

export interface ImportChoice {
  readonly importId: number;
  /** 'all' only when no row has a finding. */
  readonly rows: 'all' | 'good';
  /** What happens to people who are in the register already … */
  readonly known: 'replace' | 'keep';
  /** … except on these lines of the file, where the other happens. */
  readonly exceptLines: readonly number[];
  /** People on hidden rows: whoever looked at the sheet did not see them, so they are never taken unasked. */
  readonly hidden: 'take' | 'leave' | null;
}

/** Moves a checked file's rows into the draft's register, as sets, in the caller's transaction. */
export async function applyImport(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  choice: ImportChoice,
): Promise<RegisterHead> {
  const { found, context } = await openEdit(manager, rule, edit);
  const taken = await lockCheckedImport(manager, edit.businessNo, choice);
  await noteBringer(manager, taken);
  await leaveHidden(manager, taken, choice);
  await removeWhatTheFileBrought(manager, taken);
  await replaceKnown(manager, taken, choice);
  await insertNew(manager, taken);
  await requireRoom(manager, edit.businessNo);
  const sameTerms = isDeepStrictEqual(taken.terms, context.kept);
  await decideAgain(manager, rule, { found, context, movedOnly: sameTerms });
  await manager.query('DELETE FROM register_import_row WHERE import_id = ?', [taken.id]);
  await manager.update(RegisterImportEntity, { id: taken.id }, { state: 'applied' });
  return closeEdit(manager, edit.businessNo, 'everything');
}

async function lockCheckedImport(
  manager: EntityManager,
  businessNo: string,
  choice: ImportChoice,
): Promise<RegisterImportEntity> {
  const taken = await manager.findOne(RegisterImportEntity, {
    where: { id: choice.importId, businessNo },
    lock: { mode: 'pessimistic_write' },
  });
  if (taken?.state !== 'checked') throw new RuleViolation('IMPORT_NOT_CHECKED');
  if (choice.rows === 'all' && taken.rowsBad > 0)
    throw new RuleViolation('IMPORT_HAS_FINDINGS', { count: taken.rowsBad });
  if (taken.rowsGood === 0) throw new RuleViolation('IMPORT_NOTHING_GOOD');
  // What the same file brought before goes first: only a file that is whole may replace it.
  if ((await stagedLines(manager, taken.id)) !== taken.rowsGood)
    throw new RuleViolation('IMPORT_LINES_MISSING');
  return taken;
}

async function leaveHidden(
  manager: EntityManager,
  { id, notes }: RegisterImportEntity,
  { hidden }: ImportChoice,
): Promise<void> {
  const { hiddenRows, hiddenLines } = notesOf(notes);
  if (hiddenRows === 0 || hidden === 'take') return;
  if (hidden === null)
    throw new RuleViolation('IMPORT_HAS_HIDDEN_ROWS', {
      count: hiddenRows,
      ...listDetails('lines', hiddenLines),
    });
  await manager.query('DELETE FROM register_import_row WHERE import_id = ? AND hidden = 1', [id]);
  if ((await stagedLines(manager, id)) === 0) throw new RuleViolation('IMPORT_NOTHING_GOOD');
}

/** The same file again replaces what that file brought (domain 13). */
async function removeWhatTheFileBrought(
  manager: EntityManager,
  taken: RegisterImportEntity,
): Promise<void> {
  await manager.query(
    `DELETE r FROM register_row r JOIN register_import i ON i.id = r.import_id
      WHERE r.business_no = ? AND i.content_hash = ? AND i.id <> ?`,
    [taken.businessNo, taken.contentHash, taken.id],
  );
}

async function replaceKnown(
  manager: EntityManager,
  taken: RegisterImportEntity,
  { known, exceptLines }: ImportChoice,
): Promise<void> {
  if (known === 'keep' && exceptLines.length === 0) return;
  const meant =
    exceptLines.length === 0 ? '' : `AND s.line_no ${known === 'keep' ? 'IN' : 'NOT IN'} (?)`;
  const settings = ROW_COLUMNS.map((column) => `r.${column} = s.${column}`).join(', ');
  await manager.query(
    `UPDATE register_row r JOIN register_import_row s ON s.row_key = r.row_key
        SET ${settings}, r.import_id = s.import_id, r.finding_code = NULL, r.finding_column = NULL,
            r.finding_details = NULL, r.chosen = 1
      WHERE r.business_no = ? AND s.import_id = ? ${meant}`,
    [taken.businessNo, taken.id, ...(meant === '' ? [] : [exceptLines])],
  );
}

async function insertNew(manager: EntityManager, taken: RegisterImportEntity): Promise<void> {
  const last = await lastRowNo(manager, taken.businessNo);
  const columns = ROW_COLUMNS.join(', ');
  await manager.query(
    `INSERT INTO register_row (business_no, row_no, ${columns}, chosen, import_id)
     SELECT ?, ? + ROW_NUMBER() OVER (ORDER BY s.line_no, s.part), ${ROW_COLUMNS.map((column) => `s.${column}`).join(', ')}, 1, s.import_id
       FROM register_import_row s LEFT JOIN register_row r ON r.business_no = ? AND r.row_key = s.row_key
      WHERE s.import_id = ? AND r.row_no IS NULL`,
    [taken.businessNo, last, taken.businessNo, taken.id],
  );
}

async function requireRoom(manager: EntityManager, businessNo: string): Promise<void> {
  const [row]: { count: string }[] = await manager.query(
    'SELECT COUNT(*) AS count FROM register_row WHERE business_no = ?',
    [businessNo],
  );
  requireRoomFor(Number(row?.count ?? 0));
}

import { In, type EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import type { HeldCase } from '#libs/persistence/cases/held-case';
import {
  detailsText,
  ROW_COLUMNS,
  rowValues,
  type DecidedRow,
} from '#libs/persistence/registers/register-row';
import type { ImportNotes } from '#libs/persistence/imports/import-notes';
import { KNOWN_LINES, NOT_BY_THIS_FILE } from '#libs/persistence/imports/import-queries';
import type { Refusal } from '#libs/case/refusal';

/** A reader says that it lives with every chunk; one that has been silent this long is gone. */
const SILENT_SECONDS_MAX = 60;
/** The database's clock and no process's: two processes, or one whose clock was set, must agree on who is silent. */
const SILENT = `state IN ('waiting', 'reading') AND heartbeat_at < UTC_TIMESTAMP(3) - INTERVAL ${String(SILENT_SECONDS_MAX)} SECOND`;
const NOW = () => 'UTC_TIMESTAMP(3)';

export type ImportState = 'waiting' | 'reading' | 'checked' | 'applied' | 'cancelled' | 'refused';

export interface NewImport {
  readonly fileName: string;
  readonly contentHash: string;
  readonly format: string;
  /** The terms its lines are decided by. */
  readonly terms: Terms;
}

/** A line of the file after checking: its row, or rows where it names several months, or everything that is wrong with it. */
export interface CheckedLine {
  readonly lineNo: number;
  /** Nobody who looked at the sheet saw it. */
  readonly hidden: boolean;
  /** None of a line with a finding. */
  readonly rows: readonly DecidedRow[];
  readonly findings: readonly LineFinding[];
  /** Whom it names; empty where it names nobody. */
  readonly person: string;
}

export interface LineFinding {
  /** Title of the column it is about. */
  readonly column: string;
  /** What stands there. */
  readonly shown: string;
  readonly refusal: Refusal;
}

export interface ImportProgress {
  readonly rowsRead: number;
  readonly rowsGood: number;
  readonly rowsBad: number;
  readonly percent: number;
}

export async function createImport(
  manager: EntityManager,
  { businessNo, editor: { operatorId } }: HeldCase,
  created: NewImport,
): Promise<number> {
  await requireNoneReading(manager, businessNo);
  const times = { createdAt: NOW, heartbeatAt: NOW };
  const facts = { ...created, businessNo, operatorId, state: 'waiting', ...times };
  const result = await manager.insert(RegisterImportEntity, facts);
  return Number(result.identifiers[0]?.['id']);
}

/** @throws RuleViolation while another file of the draft is being read, or waits to be */
export async function requireNoneReading(
  manager: EntityManager,
  businessNo: string,
): Promise<void> {
  await refuseSilentImports(manager, businessNo);
  const under = { businessNo, state: In(['waiting', 'reading']) };
  if (await manager.existsBy(RegisterImportEntity, under))
    throw new RuleViolation('IMPORT_UNDER_WAY');
}

export function findImport(
  manager: EntityManager,
  id: number,
): Promise<RegisterImportEntity | null> {
  return manager.findOneBy(RegisterImportEntity, { id });
}

/** Its turn has come. False when it no longer waits: cancelled, or refused as silent. */
export async function beginReading(manager: EntityManager, id: number): Promise<boolean> {
  const facts = { state: 'reading', heartbeatAt: NOW };
  const result = await manager.update(RegisterImportEntity, { id, state: 'waiting' }, facts);
  return result.affected === 1;
}

/** Shows of imports that wait that they live, and which in the queue each is. */
export async function showPlaces(manager: EntityManager, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE register_import SET place = FIELD(id, ?), heartbeat_at = UTC_TIMESTAMP(3)
      WHERE id IN (?) AND state = 'waiting'`,
    [ids, ids],
  );
}

/** Shows progress and life. False when the import is no longer being read: cancelled, or refused as silent. */
export async function reportProgress(
  manager: EntityManager,
  id: number,
  progress: ImportProgress,
): Promise<boolean> {
  const result = await manager.update(
    RegisterImportEntity,
    { id, state: 'reading' },
    { ...progress, heartbeatAt: NOW },
  );
  return result.affected === 1;
}

/** Good lines wait to be taken; of bad ones only the findings are kept. */
export async function stageLines(
  manager: EntityManager,
  importId: number,
  lines: readonly CheckedLine[],
): Promise<void> {
  const good = lines.flatMap(({ lineNo, hidden, rows }) =>
    rows.map((row, part) => [importId, lineNo, part, hidden ? 1 : 0, ...rowValues(row)]),
  );
  await insertRows(
    manager,
    'register_import_row',
    ['import_id', 'line_no', 'part', 'hidden', ...ROW_COLUMNS],
    good,
  );
  const found = lines.flatMap(({ lineNo, person, findings }) =>
    findings.map(({ column, shown, refusal }, at) => [
      importId,
      lineNo,
      at + 1,
      column,
      refusal.code,
      detailsText(refusal),
      person,
      shown,
    ]),
  );
  const columns = [
    ...['import_id', 'line_no', 'finding_no', 'column_title', 'code', 'details'],
    ...['person', 'shown'],
  ];
  await insertRows(manager, 'register_import_finding', columns, found);
}

/**
 * Reading is done: counts the good lines whose person is in the register already, those of the same file apart. False when
 * it is no longer being read. An import that says another count than it has lines is refused, never shown as checked.
 */
export async function finishChecking(
  manager: EntityManager,
  id: number,
  progress: ImportProgress,
  notes: ImportNotes,
): Promise<boolean> {
  const [known]: { count: string }[] = await manager.query(
    `SELECT COUNT(DISTINCT s.line_no) AS count FROM register_import i ${KNOWN_LINES} WHERE i.id = ? AND ${NOT_BY_THIS_FILE}`,
    [id],
  );
  const facts = {
    ...progress,
    percent: 100,
    state: 'checked',
    notes,
    rowsKnown: Number(known?.count ?? 0),
  };
  if ((await stagedLines(manager, id)) !== progress.rowsGood) return false;
  const result = await manager.update(RegisterImportEntity, { id, state: 'reading' }, facts);
  return result.affected === 1;
}

/** Good lines that wait to be taken. */
export async function stagedLines(manager: EntityManager, importId: number): Promise<number> {
  const [row]: { count: string }[] = await manager.query(
    'SELECT COUNT(DISTINCT line_no) AS count FROM register_import_row WHERE import_id = ?',
    [importId],
  );
  return Number(row?.count ?? 0);
}

/** The file as a whole cannot be taken, or its reading broke off. Nothing of it stays behind. */
export async function refuseImport(
  manager: EntityManager,
  id: number,
  refusal: Refusal,
): Promise<void> {
  const facts = {
    state: 'refused',
    refusalCode: refusal.code,
    refusalDetails: refusal.details ?? null,
  };
  await manager.update(RegisterImportEntity, { id, state: In(['waiting', 'reading']) }, facts);
  await dropLines(manager, id);
}

/** Of the held case; another's import is not touched. */
export async function cancelImport(
  manager: EntityManager,
  { businessNo }: HeldCase,
  id: number,
): Promise<void> {
  await manager.query(
    `UPDATE register_import SET state = 'cancelled'
      WHERE id = ? AND business_no = ? AND state IN ('waiting', 'reading', 'checked')`,
    [id, businessNo],
  );
  await dropLines(manager, id);
}

/**
 * An api process that went away in the middle leaves its imports reading: they are refused, the file is asked for again.
 * Of one draft, or of all. Whoever has spoken again between the two statements is let go on.
 */
export async function refuseSilentImports(
  manager: EntityManager,
  businessNo?: string,
): Promise<void> {
  const silent: { id: number }[] = await manager.query(
    `SELECT id FROM register_import WHERE ${businessNo === undefined ? '' : 'business_no = ? AND'} ${SILENT}`,
    businessNo === undefined ? [] : [businessNo],
  );
  for (const { id } of silent) {
    await manager.query(
      `UPDATE register_import SET state = 'refused', refusal_code = 'IMPORT_INTERRUPTED' WHERE id = ? AND ${SILENT}`,
      [id],
    );
    await dropLines(manager, id);
  }
}

/** Only of an import that is over: whoever was late to end one that has been checked meanwhile must not empty it. */
async function dropLines(manager: EntityManager, importId: number): Promise<void> {
  for (const table of ['register_import_row', 'register_import_finding']) {
    await manager.query(
      `DELETE l FROM ${table} l JOIN register_import i ON i.id = l.import_id
        WHERE i.id = ? AND i.state IN ('cancelled', 'refused')`,
      [importId],
    );
  }
}

import type { DataSource } from 'typeorm';
import { choicesOf, type Choices } from '#libs/businesses/column-value';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  finishChecking,
  refuseImport,
  reportProgress,
  stageLines,
  type ImportProgress,
} from '#libs/persistence/imports/import-store';
import { hint } from '#libs/persistence/live/live-hints';
import { dictionaryRows } from '#libs/persistence/records/reference-queries';
import type { RowContext, TypedValues } from '#libs/case/register';
import { SHEET_LIMITS, tooManyRows, type SheetRow } from '#libs/spreadsheet/sheet';
import { sheetFormatOf, sheetsOf } from '#libs/spreadsheet/sheet-rows';
import { chooseSheet } from '#libs/register-files/choose-sheet';
import { LineCheck } from '#libs/register-files/check-lines';
import { HeaderSearch, type Header } from '#libs/register-files/header';
import { LineReader, type ReadLine } from '#libs/register-files/read-line';
import { ReadingNotes } from '#libs/register-files/reading-notes';
import { rowKind } from '#libs/register-files/row-kind';
import { withSpilledCells } from '#libs/register-files/spilled-cells';
import { refuseSwallowedLines } from '#libs/register-files/swallowed-lines';

const LINES_PER_CHUNK = 1_000;
const PROGRESS_EVERY_MS = 400;

export interface ImportJob {
  readonly importId: number;
  readonly business: RegisterBusiness;
  readonly unitId: number;
  readonly operatorId: number;
  readonly context: RowContext;
  /** Where lines are about people: the key of the one that was typed. */
  readonly keyOf?: (typed: TypedValues) => string;
  readonly file: Buffer;
  /** Ends the reading early: the process is shutting down. */
  readonly signal: AbortSignal;
}

/**
 * Reads a file into the staging of its import, a chunk at a time; the next chunk is read while the one before is
 * written. Never throws for the file's sake: what is wrong with it becomes the import's refusal.
 */
export async function readImport(dataSource: DataSource, job: ImportJob): Promise<void> {
  const reading = new ImportReading(dataSource, job);
  try {
    await reading.run();
  } catch (error) {
    await reading.settle();
    const refusal =
      error instanceof RuleViolation
        ? { code: error.code, details: error.details }
        : { code: 'IMPORT_INTERRUPTED' };
    await refuseImport(dataSource.manager, job.importId, refusal);
    if (!(error instanceof RuleViolation)) throw error;
  } finally {
    await hint(dataSource.manager, `operator/${String(job.operatorId)}`, 'import');
  }
}

class ImportReading {
  private header: Header | null = null;
  private reader: LineReader | null = null;
  private choices: Choices = new Map();
  private readonly search: HeaderSearch;
  private readonly lineCheck: LineCheck;
  private lines: ReadLine[] = [];
  private writing: Promise<void> = Promise.resolve();
  private reportedAt = 0;
  private readonly isCsv: boolean;
  private notes = new ReadingNotes('', []);
  private counts = { rowsRead: 0, rowsGood: 0, rowsBad: 0 };

  constructor(
    private readonly dataSource: DataSource,
    private readonly job: ImportJob,
  ) {
    this.search = new HeaderSearch(job.business.columns);
    this.lineCheck = new LineCheck(job);
    this.isCsv = sheetFormatOf(job.file) === 'csv';
  }

  async run(): Promise<void> {
    const { file, business } = this.job;
    const { sheet, others } = await chooseSheet(await sheetsOf(file), business.columns);
    this.notes = new ReadingNotes(sheet.name, others);
    this.choices = choicesOf(await dictionaryRows(this.dataSource.manager));
    for await (const batch of sheet.rows()) {
      for (const row of batch.rows) this.take(row, batch.hiddenColumns);
      while (this.lines.length >= LINES_PER_CHUNK)
        await this.write(this.lines.splice(0, LINES_PER_CHUNK));
      if (!(await this.report(batch.percent))) return;
    }
    await this.write(this.lines.splice(0));
    await this.writing;
    if (this.header === null) throw this.search.failure();
    if (this.counts.rowsRead === 0) throw new RuleViolation('FILE_EMPTY');
    const { manager } = this.dataSource;
    // Cancelled, or refused as silent, since the last report: what was staged after that goes too.
    if (!(await finishChecking(manager, this.job.importId, this.progress(100), this.notes.notes())))
      await this.cleanUp();
  }

  /** Waits for a chunk still on its way, so that nothing is written after the import has been refused. */
  async settle(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  private take(row: SheetRow, hiddenColumns: readonly number[]): void {
    if (this.header === null || this.reader === null) {
      this.lookForHeader(row, hiddenColumns);
      return;
    }
    const kind = rowKind(row, this.header);
    if (kind !== 'person') {
      if (kind !== 'blank' && kind !== 'example') this.notes.notePassed(row.lineNo);
      return;
    }
    if (this.isCsv) refuseSwallowedLines(row, this.header);
    if (row.hidden) this.notes.noteHidden(row.lineNo);
    const line = this.reader.read(row);
    this.lines.push(this.isCsv ? withSpilledCells(line, row, this.header) : line);
    this.counts.rowsRead += 1;
    if (this.counts.rowsRead > SHEET_LIMITS.rows) throw tooManyRows();
  }

  private lookForHeader(row: SheetRow, hiddenColumns: readonly number[]): void {
    this.header = this.search.look(row, hiddenColumns);
    if (this.header === null) return;
    this.reader = new LineReader(this.header, this.choices);
    this.notes.noteColumns(this.job.business.columns, this.header, hiddenColumns);
  }

  /** One chunk is written at a time, and reading goes on meanwhile. */
  private async write(lines: readonly ReadLine[]): Promise<void> {
    await this.writing;
    this.writing = this.checkAndStage(lines);
    // Reported where it is awaited next; until then it must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  private async checkAndStage(lines: readonly ReadLine[]): Promise<void> {
    const { manager } = this.dataSource;
    const checked = await this.lineCheck.check(manager, lines);
    const staged = checked.map((line) => ({ ...line, hidden: this.notes.isHidden(line.lineNo) }));
    await stageLines(manager, this.job.importId, staged);
    const bad = checked.filter(({ findings }) => findings.length > 0).length;
    this.counts.rowsBad += bad;
    this.counts.rowsGood += checked.length - bad;
  }

  /** False when the import has been cancelled meanwhile. */
  private async report(percent: number): Promise<boolean> {
    if (this.job.signal.aborted) throw new RuleViolation('IMPORT_INTERRUPTED');
    if (performance.now() - this.reportedAt < PROGRESS_EVERY_MS) return true;
    this.reportedAt = performance.now();
    const reading = await reportProgress(
      this.dataSource.manager,
      this.job.importId,
      this.progress(percent),
    );
    if (!reading) await this.cleanUp();
    return reading;
  }

  private async cleanUp(): Promise<void> {
    await this.settle();
    await refuseImport(this.dataSource.manager, this.job.importId, { code: 'IMPORT_INTERRUPTED' });
  }

  private progress(percent: number): ImportProgress {
    return { ...this.counts, percent: Math.min(99, percent) };
  }
}

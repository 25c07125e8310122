import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { CheckedLine } from '#libs/persistence/imports/import-store';
import { decideSubject } from '#libs/persistence/registers/register-row';
import type { ColumnRefusal, RowContext, TypedValues } from '#libs/case/register';
import { readAccounts, readPeople, type SubjectsOfLines } from '#libs/register-files/line-subjects';
import type { CellFinding, ReadLine } from '#libs/register-files/read-line';
import { SHEET_LIMITS, tooManyRows } from '#libs/spreadsheet/sheet';

/** A checked line, whoever saw it. */
type DecidedLine = Omit<CheckedLine, 'hidden'>;

export interface LineCheckFacts {
  readonly business: RegisterBusiness;
  readonly unitId: number;
  readonly context: RowContext;
  /** Where lines are about people: the key of the one that was typed. */
  readonly keyOf?: (typed: TypedValues) => string;
}

/** A line as the rows it makes: several where it names a range of months, itself where it is one or cannot be told. */
interface Entry {
  readonly line: ReadLine;
  readonly rows: readonly ReadLine[];
  readonly findings: readonly CellFinding[];
}

/**
 * Checks lines against whoever they are about and the business's rule, and remembers who has stood in the file already.
 * What is wrong with a line is said together, in the order of the columns: nobody corrects a file five times. Only the
 * business's rule is asked last, once it is certain whom it is about.
 */
export class LineCheck {
  private readonly lineOfKey = new Map<string, number>();
  private rows = 0;
  /** Where a finding stands that names no column. */
  private readonly firstTyped: string;
  private readonly titles: readonly (readonly [key: string, title: string])[];

  constructor(private readonly facts: LineCheckFacts) {
    const { columns } = facts.business;
    this.titles = columns.map(({ key, title }) => [key, title.zh]);
    this.firstTyped = columns.find(({ from }) => from === 'typed')?.key ?? 'accountNo';
  }

  async check(manager: EntityManager, lines: readonly ReadLine[]): Promise<DecidedLine[]> {
    const { business, unitId, context, keyOf } = this.facts;
    const entries = lines.map((line) => this.entryOf(line));
    const rows = entries.flatMap((entry) => entry.rows);
    this.rows += rows.length;
    if (this.rows > SHEET_LIMITS.rows) throw tooManyRows();
    const subjects =
      business.subject.kind === 'account'
        ? await readAccounts(manager, { business, unitId, context }, rows)
        : await readPeople(manager, unitId, rows, keyOf);
    return entries.map((entry) => this.checkEntry(entry, subjects));
  }

  private entryOf(line: ReadLine): Entry {
    const rows = this.facts.business.expand?.(line.typed) ?? [line.typed];
    if ('code' in rows) {
      const findings = [{ key: rows.column ?? this.firstTyped, finding: rows }];
      return { line, rows: [line], findings };
    }
    const isOne = rows.length === 1;
    return { line, rows: isOne ? [line] : rows.map((typed) => ({ ...line, typed })), findings: [] };
  }

  private checkEntry(
    { line, rows, findings: ofMonths }: Entry,
    subjects: SubjectsOfLines,
  ): DecidedLine {
    const { lineNo } = line;
    const { business, context } = this.facts;
    const { subject, findings: ofSubject } = subjects.subjectOf(rows[0] ?? line);
    const repeated = this.repetition(lineNo, rows, subjects);
    const findings = [...line.findings, ...ofMonths, ...ofSubject, ...repeated];
    if (subject === null || findings.length > 0) return this.bad(line, findings);
    const decided = rows.map(({ typed }) => decideSubject(business, subject, typed, context));
    const wrong = decided.flatMap(({ finding }) => finding ?? []);
    if (wrong.length === 0) return { lineNo, rows: decided, findings: [], person: '' };
    return this.bad(
      line,
      once(wrong).map((one) => ({ key: one.column ?? this.firstTyped, finding: one })),
    );
  }

  /** Said once a line, of the first line that has any of its rows. */
  private repetition(
    lineNo: number,
    rows: readonly ReadLine[],
    subjects: SubjectsOfLines,
  ): CellFinding[] {
    const found: CellFinding[] = [];
    for (const row of rows) {
      const key = subjects.keyOf(row);
      if (key === null) continue;
      const first = this.lineOfKey.get(key);
      this.lineOfKey.set(key, first ?? lineNo);
      if (first === undefined || found.length > 0) continue;
      const finding = { code: subjects.twiceCode, details: { lineNo: first } };
      found.push({ key: subjects.keyColumn, finding });
    }
    return found;
  }

  /** With what else can be said of its cells, each by itself: whoever mends one must not hear of the next only then. */
  private bad({ lineNo, typed, shown }: ReadLine, found: readonly CellFinding[]): DecidedLine {
    const { business, context } = this.facts;
    const others = (business.wrongCells?.(typed, context) ?? [])
      .map((finding) => ({ key: finding.column ?? this.firstTyped, finding }))
      .filter(({ key }) => found.every((one) => one.key !== key));
    const all = [...found, ...others];
    const findings = this.titles.flatMap(([key, column]) =>
      all
        .filter((one) => one.key === key)
        .map(({ finding }) => ({ column, shown: shown[key] ?? '', refusal: finding })),
    );
    return { lineNo, rows: [], findings, person: shown['name'] ?? '' };
  }
}

/** What is wrong with the account is wrong in every month of a range, and is said once. */
function once(refusals: readonly ColumnRefusal[]): ColumnRefusal[] {
  const kept = new Map(refusals.map((one) => [JSON.stringify(one), one]));
  return [...kept.values()];
}

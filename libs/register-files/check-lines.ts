import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { CheckedLine } from '#libs/persistence/imports/import-store';
import { decideSubject } from '#libs/persistence/registers/register-row';
import type { RowContext, TypedValues } from '#libs/submission/register';
import { readAccounts, readPeople, type SubjectsOfLines } from '#libs/register-files/line-subjects';
import type { CellFinding, ReadLine } from '#libs/register-files/read-line';

/** A checked line, whoever saw it. */
type DecidedLine = Omit<CheckedLine, 'hidden'>;

export interface LineCheckFacts {
  readonly business: RegisterBusiness;
  readonly unitId: number;
  readonly context: RowContext;
  /** Where lines are about people: the key of the one that was typed. */
  readonly keyOf?: (typed: TypedValues) => string;
}

/**
 * Checks lines against whoever they are about and the business's rule, and remembers who has stood in the file already.
 * What is wrong with a line is said together, in the order of the columns: nobody corrects a file five times. Only the
 * business's rule is asked last, once it is certain whom it is about.
 */
export class LineCheck {
  private readonly lineOfKey = new Map<string, number>();
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
    const subjects =
      business.subject.kind === 'account'
        ? await readAccounts(manager, { business, unitId, context }, lines)
        : await readPeople(manager, unitId, lines, keyOf);
    return lines.map((line) => this.checkLine(line, subjects));
  }

  private checkLine(line: ReadLine, subjects: SubjectsOfLines): DecidedLine {
    const { lineNo, typed } = line;
    const { business, context } = this.facts;
    const { subject, findings: ofSubject } = subjects.subjectOf(line);
    const findings = [...line.findings, ...ofSubject, ...this.repetition(line, subjects)];
    if (subject === null || findings.length > 0) return this.bad(lineNo, findings);
    const row = decideSubject(business, subject, typed, context);
    const { finding } = row;
    if (finding !== null)
      return this.bad(lineNo, [{ key: finding.column ?? this.firstTyped, finding }]);
    return { lineNo, row, findings: [] };
  }

  private repetition(line: ReadLine, subjects: SubjectsOfLines): CellFinding[] {
    const { lineNo } = line;
    const key = subjects.keyOf(line);
    if (key === null) return [];
    const first = this.lineOfKey.get(key);
    if (first === undefined) {
      this.lineOfKey.set(key, lineNo);
      return [];
    }
    const finding = { code: subjects.twiceCode, details: { lineNo: first } };
    return [{ key: subjects.keyColumn, finding }];
  }

  private bad(lineNo: number, found: readonly CellFinding[]): DecidedLine {
    const findings = this.titles.flatMap(([key, column]) =>
      found.filter((one) => one.key === key).map(({ finding }) => ({ column, refusal: finding })),
    );
    return { lineNo, row: null, findings };
  }
}

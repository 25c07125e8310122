import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { withPast } from '#libs/persistence/registers/past-months';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import type { CaseContext, RegisterCase } from '#libs/persistence/registers/register-case';
import { decideSubject, valuesOf, type DecidedRow } from '#libs/persistence/registers/register-row';
import { typedOf, type RegisterRule } from '#libs/persistence/registers/register-rule';
import {
  accountSubject,
  namedPerson,
  personSubjects,
  type SubjectRead,
} from '#libs/persistence/registers/register-subject';
import type { RowContext, TypedValues } from '#libs/case/register';

/** What an operator enters of a row. */
export interface RowEntry {
  /** Of an account; left out where rows are about people. */
  readonly accountNo?: string;
  readonly typed: TypedValues;
  /** Where rows are about people: the key of the one that was typed. */
  readonly keyOf?: (typed: TypedValues) => string;
}

export async function standingRow(
  manager: EntityManager,
  rule: RegisterRule,
  businessNo: string,
  rowNo: number,
): Promise<{ accountNo: string; typed: TypedValues }> {
  const [row]: { accountNo: string; baseAfterFen: string; typed: string | null }[] =
    await manager.query(
      `SELECT COALESCE(a.account_no, '') AS accountNo, r.base_after_fen AS baseAfterFen, r.typed
         FROM register_row r LEFT JOIN personal_account a ON a.id = r.account_id
        WHERE r.business_no = ? AND r.row_no = ?`,
      [businessNo, rowNo],
    );
  if (row === undefined) throw new RuleViolation('ROW_NOT_FOUND');
  const { accountNo, baseAfterFen } = row;
  return { accountNo, typed: typedOf(rule, Number(baseAfterFen), valuesOf(row.typed)) };
}

/** What is typed joins what stood there; an empty text empties its column. */
export function joined(standing: TypedValues, typed: TypedValues): TypedValues {
  const all = Object.entries({ ...standing, ...typed });
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

export async function subjectOfEntry(
  manager: EntityManager,
  rule: RegisterRule,
  { found: { unitId }, context }: { found: RegisterCase; context: CaseContext },
  { accountNo = '', typed, keyOf }: RowEntry,
): Promise<SubjectRead> {
  if (rule.subject.kind === 'account') {
    const found = await accountsByNumber(manager, unitId, [accountNo], context);
    const asked = { ...context, past: rule.past, unitId, typed: expanded(rule, typed) };
    const [account] = await withPast(manager, [...found.values()], asked);
    if (account === undefined) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
    return accountSubject(account);
  }
  if (keyOf === undefined) throw new Error('people are entered by a key');
  const person = namedPerson(keyOf(typed), typed);
  const subject = (await personSubjects(manager, unitId, [person])).get(person.key);
  if (subject === undefined) throw new Error('a person without facts');
  return subject;
}

/** The rows that one entry makes. @throws RuleViolation where it makes none */
export function expanded(rule: RegisterRule, typed: TypedValues): readonly TypedValues[] {
  const rows = rule.expand?.(typed) ?? [typed];
  if ('code' in rows) throw new RuleViolation(rows.code, rows.details, rows.column);
  return rows;
}

export function decideOrThrow(
  rule: RegisterRule,
  subject: SubjectRead,
  typed: TypedValues,
  context: RowContext,
): DecidedRow {
  const decided = decideSubject(rule, subject, typed, context);
  if (decided.finding !== null)
    throw new RuleViolation(decided.finding.code, decided.finding.details, decided.finding.column);
  return decided;
}

/** But for the row that is being changed. */
export async function requireNotInRegister(
  manager: EntityManager,
  businessNo: string,
  key: string,
  changedRowNo: number,
): Promise<void> {
  const [row]: { rowNo: number }[] = await manager.query(
    'SELECT row_no AS rowNo FROM register_row WHERE business_no = ? AND row_key = ? AND row_no <> ?',
    [businessNo, key, changedRowNo],
  );
  if (row !== undefined) throw new RuleViolation('ROW_ALREADY_THERE', { rowNo: row.rowNo });
}

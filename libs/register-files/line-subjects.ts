import type { EntityManager } from 'typeorm';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import {
  accountsByNumber,
  type RegisterAccount,
} from '#libs/persistence/registers/register-account';
import {
  accountSubject,
  namedPerson,
  personSubjects,
  type SubjectRead,
} from '#libs/persistence/registers/register-subject';
import type { CellFinding, ReadLine } from '#libs/register-files/read-line';
import type { RowContext, TypedValues } from '#libs/case/register';
import { isCutTo, plainIdentifierOf } from '#libs/values/identifier';
import { isSameName } from '#libs/values/name';
import { rowKeyOf } from '#libs/persistence/registers/register-rule';
import { withPast } from '#libs/persistence/registers/past-months';
import type { RegisterBusiness } from '#libs/businesses/register-business';

/** Whom the lines of a chunk are about, read in one statement. */
export interface SubjectsOfLines {
  /** Null where it is nobody, or nobody can be told; the findings say why. */
  subjectOf(line: ReadLine): { subject: SubjectRead | null; findings: readonly CellFinding[] };
  /** The same for every line about the same one; null where it cannot be told. */
  keyOf(line: ReadLine): string | null;
  /** The column that names whom a line is about, and what is said of one who stood in the file before. */
  readonly keyColumn: string;
  readonly twiceCode: string;
}

/** For what business and unit accounts are read, and by which terms. */
export interface AccountsAsked {
  readonly business: RegisterBusiness;
  readonly unitId: number;
  readonly context: RowContext;
}

/** Accounts of the unit, by their numbers. */
export async function readAccounts(
  manager: EntityManager,
  { business, unitId, context }: AccountsAsked,
  lines: readonly ReadLine[],
): Promise<SubjectsOfLines> {
  const numbers = lines.flatMap(({ subject }) => subject['accountNo'] ?? []);
  const found = await accountsByNumber(manager, unitId, numbers, context);
  const typed = lines.map((line) => line.typed);
  const asked = { ...context, past: business.past, unitId, typed };
  const read = await withPast(manager, [...found.values()], asked);
  const accounts = new Map(read.map((account) => [account.accountNo, account]));
  return {
    keyOf: (line) => keyOfLine(business, line),
    keyColumn: 'accountNo',
    twiceCode: business.rowKey === undefined ? 'ROW_TWICE_IN_FILE' : 'ROW_TWICE_MONTH',
    subjectOf: (line) => {
      const account = accounts.get(accountNoOf(line) ?? '');
      return account === undefined
        ? { subject: null, findings: notInUnit(line) }
        : { subject: accountSubject(account), findings: differences(line, account) };
    },
  };
}

/** People, by kind and number of their papers: what is known of them anywhere in the centre. */
export async function readPeople(
  manager: EntityManager,
  unitId: number,
  lines: readonly ReadLine[],
  keyOf: ((typed: TypedValues) => string) | undefined,
): Promise<SubjectsOfLines> {
  if (keyOf === undefined) throw new Error('people are read by a key');
  const keys = new Map<ReadLine, string>();
  for (const line of lines)
    if ('idNumber' in line.typed && isWhole(line)) keys.set(line, keyOf(line.typed));
  const people = [...keys].map(([{ typed }, key]) => namedPerson(key, typed));
  const subjects = await personSubjects(manager, unitId, people);
  return {
    keyOf: (line) => keys.get(line) ?? null,
    keyColumn: 'idNumber',
    twiceCode: 'PERSON_TWICE',
    subjectOf: (line) => ({ subject: subjects.get(keys.get(line) ?? '') ?? null, findings: [] }),
  };
}

/** A kind of papers that cannot be read might be any. */
function isWhole({ findings }: ReadLine): boolean {
  return findings.every(({ key }) => key !== 'idType' && key !== 'idNumber');
}

function keyOfLine(business: RegisterBusiness, line: ReadLine): string | null {
  const accountNo = accountNoOf(line);
  return accountNo === null ? null : rowKeyOf(business, accountNo, line.typed);
}

function accountNoOf({ subject }: ReadLine): string | null {
  return subject['accountNo'] ?? null;
}

function notInUnit(line: ReadLine): CellFinding[] {
  return accountNoOf(line) === null
    ? []
    : [{ key: 'accountNo', finding: { code: 'ACCOUNT_NOT_IN_UNIT' } }];
}

/**
 * Whoever mistypes a number hits somebody else's account: name and ID number must be the account's own. A number that comes
 * back masked, as the hall gave it, is compared as far as it can be read.
 */
function differences({ subject }: ReadLine, account: RegisterAccount): CellFinding[] {
  const { name, idNumber } = subject;
  const found: CellFinding[] = [];
  if (name !== undefined && !isSameName(name, account.name))
    found.push({ key: 'name', finding: { code: 'NAME_DIFFERS' } });
  const itsOwn = plainIdentifierOf(account.idNumber);
  if (idNumber !== undefined && idNumber !== itsOwn && !isMaskOf(idNumber, account)) {
    const code = isCutTo(idNumber, itsOwn) ? 'NUMBER_CUT' : 'ID_NUMBER_DIFFERS';
    found.push({ key: 'idNumber', finding: { code } });
  }
  return found;
}

function isMaskOf(idNumber: string, account: RegisterAccount): boolean {
  return idNumber.includes('*') && idNumber === maskIdentityNumber(account.idNumber);
}

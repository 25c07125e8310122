import type { RegisterBusiness } from '#libs/businesses/business';
import type { Terms } from '#libs/fund/terms';
import type { CheckedLine } from '#libs/persistence/import-store';
import type { RegisterAccount } from '#libs/persistence/register-account';
import { decideAccount } from '#libs/persistence/register-row';
import type { CellFinding, ReadLine } from '#libs/register-files/read-line';
import { isCutTo, plainIdentifierOf } from '#libs/values/identifier';
import { isSameName } from '#libs/values/name';

/** A checked line, whoever saw it. */
type DecidedLine = Omit<CheckedLine, 'hidden'>;

/**
 * Checks lines against the unit's accounts and the business's rule, and remembers who has stood in the file already.
 * What is wrong with a line is said together, in the order of the columns: nobody corrects a file five times. Only the
 * business's rule is asked last, once it is certain whose base it is.
 */
export class LineCheck {
  private readonly lineOfAccount = new Map<string, number>();
  private readonly titles: readonly (readonly [key: string, title: string])[];

  constructor(
    private readonly business: RegisterBusiness,
    private readonly terms: Terms,
  ) {
    this.titles = business.columns.map(({ key, title }) => [key, title.zh]);
  }

  check(lines: readonly ReadLine[], accounts: ReadonlyMap<string, RegisterAccount>): DecidedLine[] {
    return lines.map((line) => this.checkLine(line, accounts.get(line.accountNo ?? '')));
  }

  private checkLine(line: ReadLine, account: RegisterAccount | undefined): DecidedLine {
    const { lineNo, baseAfterFen } = line;
    const stranger = account === undefined ? notInUnit(line) : differences(line, account);
    const findings = [...line.findings, ...stranger, ...this.repetition(line)];
    if (account === undefined || baseAfterFen === null || findings.length > 0)
      return this.bad(lineNo, findings);
    const { amounts, finding } = decideAccount(this.business, account, baseAfterFen, this.terms);
    if (finding !== null) return this.bad(lineNo, [{ key: 'baseAfterFen', finding }]);
    return { lineNo, amounts, findings: [] };
  }

  private repetition({ accountNo, lineNo }: ReadLine): CellFinding[] {
    if (accountNo === null) return [];
    const first = this.lineOfAccount.get(accountNo);
    if (first === undefined) {
      this.lineOfAccount.set(accountNo, lineNo);
      return [];
    }
    return [
      { key: 'accountNo', finding: { code: 'ROW_TWICE_IN_FILE', details: { lineNo: first } } },
    ];
  }

  private bad(lineNo: number, found: readonly CellFinding[]): DecidedLine {
    const findings = this.titles.flatMap(([key, column]) =>
      found.filter((one) => one.key === key).map(({ finding }) => ({ column, refusal: finding })),
    );
    return { lineNo, amounts: null, findings };
  }
}

function notInUnit({ accountNo }: ReadLine): CellFinding[] {
  return accountNo === null ? [] : [{ key: 'accountNo', finding: { code: 'ACCOUNT_NOT_IN_UNIT' } }];
}

/** Whoever mistypes a number hits somebody else's account: name and ID number must be the account's own. */
function differences({ name, idNumber }: ReadLine, account: RegisterAccount): CellFinding[] {
  const found: CellFinding[] = [];
  if (name !== null && !isSameName(name, account.name))
    found.push({ key: 'name', finding: { code: 'NAME_DIFFERS' } });
  const itsOwn = plainIdentifierOf(account.idNumber);
  if (idNumber !== null && idNumber !== itsOwn) {
    const code = isCutTo(idNumber, itsOwn) ? 'NUMBER_CUT' : 'ID_NUMBER_DIFFERS';
    found.push({ key: 'idNumber', finding: { code } });
  }
  return found;
}

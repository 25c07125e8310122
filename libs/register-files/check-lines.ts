import type { RegisterBusiness } from '#libs/businesses/business';
import type { Terms } from '#libs/fund/terms';
import type { CheckedLine } from '#libs/persistence/import-store';
import type { RegisterAccount } from '#libs/persistence/register-account';
import { decideAccount } from '#libs/persistence/register-row';
import type { Refusal } from '#libs/submission/refusal';
import { identifierOf, nameOf } from '#libs/spreadsheet/cell-text';
import { isFinding, type LineFinding, type ReadLine } from '#libs/register-files/read-line';

/** Checks lines against the unit's accounts and the business's rule; remembers who has stood in the file already. */
export class LineCheck {
  private readonly lineOfAccount = new Map<string, number>();
  private readonly titles: ReadonlyMap<string, string>;

  constructor(
    private readonly business: RegisterBusiness,
    private readonly terms: Terms,
  ) {
    this.titles = new Map(business.columns.map(({ key, title }) => [key, title.zh]));
  }

  check(
    lines: readonly (ReadLine | LineFinding)[],
    accounts: ReadonlyMap<string, RegisterAccount>,
  ): CheckedLine[] {
    return lines.map((line) =>
      isFinding(line) ? this.bad(line) : this.checkLine(line, accounts.get(line.accountNo)),
    );
  }

  private checkLine(line: ReadLine, account: RegisterAccount | undefined): CheckedLine {
    const { lineNo } = line;
    if (account === undefined)
      return this.bad({ lineNo, key: 'accountNo', finding: { code: 'ACCOUNT_NOT_IN_UNIT' } });
    const differs = difference(line, account) ?? this.repetition(line);
    if (differs !== null) return this.bad({ lineNo, ...differs });
    const { amounts, finding } = decideAccount(
      this.business,
      account,
      line.baseAfterFen,
      this.terms,
    );
    if (finding !== null) return this.bad({ lineNo, key: 'baseAfterFen', finding });
    return { lineNo, amounts, finding: null, column: null };
  }

  private repetition(line: ReadLine): Omit<LineFinding, 'lineNo'> | null {
    const first = this.lineOfAccount.get(line.accountNo);
    if (first === undefined) {
      this.lineOfAccount.set(line.accountNo, line.lineNo);
      return null;
    }
    return { key: 'accountNo', finding: { code: 'ROW_TWICE_IN_FILE', details: { lineNo: first } } };
  }

  private bad({
    lineNo,
    key,
    finding,
  }: {
    lineNo: number;
    key: string;
    finding: Refusal;
  }): CheckedLine {
    return { lineNo, amounts: null, finding, column: this.titles.get(key) ?? null };
  }
}

/** Whoever mistypes a number hits somebody else's account: name and ID number must be the account's own. */
function difference(line: ReadLine, account: RegisterAccount): Omit<LineFinding, 'lineNo'> | null {
  if (line.name !== account.name && line.name !== nameOf(account.name)) {
    return { key: 'name', finding: { code: 'NAME_DIFFERS' } };
  }
  if (line.idNumber !== account.idNumber && line.idNumber !== identifierOf(account.idNumber)) {
    return { key: 'idNumber', finding: { code: 'ID_NUMBER_DIFFERS' } };
  }
  return null;
}

/** What the books say each account has, kept as numbers: fen are safe integers, and what is not is no number of ours. */
export class AccountSums {
  private readonly all: Float64Array;
  private readonly carried: Float64Array;

  constructor(lastAccountId: number) {
    this.all = new Float64Array(lastAccountId + 1);
    this.carried = new Float64Array(lastAccountId + 1);
  }

  /** An account that is not there is nobody's: the line it stands in is found by its digest. */
  add(accountId: number, fen: number, isCarried: boolean): void {
    if (accountId >= this.all.length) return;
    this.all[accountId] = (this.all[accountId] ?? 0) + fen;
    if (isCarried) this.carried[accountId] = (this.carried[accountId] ?? 0) + fen;
  }

  of(accountId: number): { readonly fen: number; readonly carriedFen: number } {
    return { fen: this.all[accountId] ?? 0, carriedFen: this.carried[accountId] ?? 0 };
  }
}

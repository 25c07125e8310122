import {
  chartAccount,
  MEMBERS_ACCOUNT,
  type LedgerCode,
  type Side,
  type SubKind,
} from '#libs/fund/ledger/chart';
import { RuleViolation } from '#libs/fund/rule-violation';

/** What a voucher records. Later kinds are added here; none is ever renamed, for vouchers are never rewritten. */
export const VOUCHER_KINDS = [
  'opening',
  'receipt',
  'clearing',
  'gathering',
  'allocation',
  'transfer',
  'reversal',
  'covering',
  'withdrawal',
  'receivable',
] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

/** Where a line stands: an account and the part of it that belongs to somebody. */
export interface SubAccountRef {
  readonly account: LedgerCode;
  readonly kind: SubKind;
  /** Unit id, bank account, business number of an assessment, or '' where there is only one. */
  readonly owner: string;
  /** The unit whose book the line belongs to; null for what is the centre's own. */
  readonly unitId: number | null;
}

/** 201: what a unit's members have. */
export function membersOf(unitId: number): SubAccountRef {
  return { account: MEMBERS_ACCOUNT, kind: 'unit', owner: String(unitId), unitId };
}

export interface VoucherLine {
  readonly at: SubAccountRef;
  readonly side: Side;
  /** Fen. Above zero; in a reversal below zero, on the same side as the line it takes back (冲账). */
  readonly amountFen: bigint;
}

/** A day of the city as 'YYYY-MM-DD'. */
export interface VoucherDays {
  /** 起息日: interest counts from this day on. */
  readonly valueDate: string;
  /** 记账日期. */
  readonly postingDay: string;
}

/** Amounts the hall computes with elsewhere are safe integers: no line, and no sum of a voucher, may leave them. */
const FEN_MAX = BigInt(Number.MAX_SAFE_INTEGER);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What every voucher keeps, whoever writes it (domain 9): debits equal credits, each line in a sub-account of its account,
 * amounts of one sign.
 * @throws RuleViolation VOUCHER_…
 */
export function requireVoucher(
  lines: readonly VoucherLine[],
  { reversalOf, ...days }: VoucherDays & { readonly reversalOf?: string },
): void {
  if (lines.length < 2) throw new RuleViolation('VOUCHER_TOO_SHORT');
  if (!DAY.test(days.valueDate) || !DAY.test(days.postingDay))
    throw new RuleViolation('VOUCHER_DAY_MALFORMED');
  for (const line of lines) requireLine(line, reversalOf !== undefined);
  const debitFen = sumOf(lines, 'D');
  const creditFen = sumOf(lines, 'C');
  if (debitFen !== creditFen)
    throw new RuleViolation('VOUCHER_UNBALANCED', {
      debitFen: String(debitFen),
      creditFen: String(creditFen),
    });
  if (debitFen > FEN_MAX || debitFen < -FEN_MAX) throw new RuleViolation('VOUCHER_TOO_LARGE');
}

/** The sum of one side in fen. */
export function sumOf(lines: readonly VoucherLine[], side: Side): bigint {
  return lines.reduce((sum, line) => (line.side === side ? sum + line.amountFen : sum), 0n);
}

/** Lines that take these back: the same accounts and sides with the opposite sign (冲账). */
export function reversedLines(lines: readonly VoucherLine[]): VoucherLine[] {
  return lines.map((line) => ({ ...line, amountFen: -line.amountFen }));
}

/** By how much a line raises its account's balance. */
export function raisedBy(line: VoucherLine): bigint {
  return chartAccount(line.at.account)?.side === line.side ? line.amountFen : -line.amountFen;
}

/** Members' lines stand behind every line of the members' account, and behind no other. */
export function hasMemberLines({ at }: VoucherLine): boolean {
  return at.account === MEMBERS_ACCOUNT;
}

function requireLine({ at, amountFen }: VoucherLine, isReversal: boolean): void {
  const account = chartAccount(at.account);
  if (account === undefined || !account.sub.includes(at.kind))
    throw new RuleViolation('VOUCHER_SUB_ACCOUNT', { account: at.account, kind: at.kind });
  if (amountFen > FEN_MAX || amountFen < -FEN_MAX) throw new RuleViolation('VOUCHER_TOO_LARGE');
  const isRight = isReversal ? amountFen < 0n : amountFen > 0n;
  if (!isRight) throw new RuleViolation('VOUCHER_AMOUNT_SIGN', { account: at.account });
}

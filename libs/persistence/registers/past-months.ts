import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { accountIn, rowIn, type AccountLines } from '#libs/fund/account-lines';
import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import { isFundMonth, type FundMonth } from '#libs/fund/month';
import type { RegisterAccount } from '#libs/persistence/registers/register-account';
import { SIDES } from '#libs/persistence/terms/account-sql';
import { linesOfAccounts, NO_LINES } from '#libs/persistence/terms/term-queries';
import type { PastMonth, RowContext, TypedValues } from '#libs/submission/register';

/** Which months of accounts are asked about, in whose unit. */
export interface PastAsked {
  readonly past?: true;
  readonly unitId: number;
  readonly termsIn: RowContext['termsIn'];
  /** What was typed of the rows they are asked for: their `month` says which. */
  readonly typed: readonly TypedValues[];
}

const NOTHING: Contribution = { unitFen: 0, personalFen: 0, fiscalFen: 0 };

/**
 * Accounts with what their months that have passed hold, where the business asks for it. What was paid is what the books
 * credited, and what is approved to be made good; of a month before the hall kept the books, what its terms say the unit
 * paid for him (decision 0145).
 */
export async function withPast<Account extends RegisterAccount>(
  manager: EntityManager,
  accounts: readonly Account[],
  { past, unitId, termsIn, typed }: PastAsked,
): Promise<readonly Account[]> {
  const months = typed.map((one) => String(one['month'] ?? '')).filter(isFundMonth);
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)];
  if (past !== true || accounts.length === 0 || first === undefined || last === undefined)
    return accounts;
  const ids = accounts.map(({ id }) => id);
  const lines = await linesOfAccounts(manager, ids);
  const credited = await paidInMonths(manager, CREDITED, [ids, first, last]);
  const approved = await paidInMonths(manager, APPROVED, [ids, first, last]);
  const assessed = await assessedHere(manager, unitId, first, last);
  return accounts.map((account) => {
    const of = lines.get(account.id) ?? NO_LINES;
    const inMonth = (month: FundMonth): PastMonth => {
      const key = keyOf(account.id, month);
      const state = stateIn(of, unitId, termsIn, month);
      const brought = assessed.has(month) ? NOTHING : state.brought;
      const parts = [credited.get(key), approved.get(key), brought];
      return { ...state.month, paid: parts.reduce<Contribution>(added, NOTHING) };
    };
    return { ...account, past: inMonth };
  });
}

interface StateThen {
  readonly month: Omit<PastMonth, 'paid'>;
  /** What the terms say he paid in the unit, were it not in the books. */
  readonly brought: Contribution;
}

function stateIn(
  lines: AccountLines,
  unitId: number,
  termsIn: RowContext['termsIn'],
  month: FundMonth,
): StateThen {
  const terms = termsIn(month);
  const state = terms === null ? null : accountIn(lines, () => terms, month);
  const ownRatios = ownRatiosIn(lines, month);
  if (state === null)
    return { month: { standing: 'none', baseFen: firstBase(lines), ownRatios }, brought: NOTHING };
  const { baseFen, status } = state;
  if (state.unitId !== unitId)
    return { month: { standing: 'elsewhere', baseFen, ownRatios }, brought: NOTHING };
  return status === NORMAL
    ? { month: { standing: 'paying', baseFen, ownRatios }, brought: state.contribution }
    : { month: { standing: 'sealed', baseFen, ownRatios }, brought: NOTHING };
}

function ownRatiosIn({ ownRatios }: AccountLines, month: FundMonth): Ratios | null {
  return rowIn(ownRatios, month)?.value ?? null;
}

function firstBase({ base: [first] }: AccountLines): Fen {
  return first?.value ?? 0;
}

function added(sum: Contribution, part: Contribution | undefined): Contribution {
  if (part === undefined) return sum;
  return {
    unitFen: sum.unitFen + part.unitFen,
    personalFen: sum.personalFen + part.personalFen,
    fiscalFen: sum.fiscalFen + part.fiscalFen,
  };
}

function keyOf(accountId: number, month: FundMonth): string {
  return `${String(accountId)}/${month}`;
}

const OF_MONTHS = (alias: string) =>
  `${alias}.account_id IN (?) AND ${alias}.month BETWEEN ? AND ? GROUP BY ${alias}.account_id, ${alias}.month`;

/** Credits less what was taken back, at any unit. */
const CREDITED = `
  SELECT m.account_id AS accountId, m.month, ${SIDES.map((side) => `SUM(IF(l.side = 'C', 1, -1) * m.${side}_fen) AS ${side}Fen`).join(', ')}
    FROM member_line m JOIN voucher_line l ON l.voucher_id = m.voucher_id AND l.line_no = m.line_no WHERE ${OF_MONTHS('m')}`;

/** Made good and approved, not paid yet. */
const APPROVED = `
  SELECT s.account_id AS accountId, s.month, ${SIDES.map((side) => `SUM(s.${side}_fen) AS ${side}Fen`).join(', ')}
    FROM assessment_line s JOIN assessment a ON a.business_no = s.business_no AND a.kind = '02' AND a.allocated_at IS NULL
         AND a.deleted_at IS NULL WHERE ${OF_MONTHS('s')}`;

type PaidRow = Readonly<Record<keyof Contribution, string>> & {
  readonly accountId: number;
  readonly month: string;
};

async function paidInMonths(
  manager: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<Map<string, Contribution>> {
  const rows: PaidRow[] = await manager.query(sql, [...values]);
  return new Map(
    rows.map(({ accountId, month, unitFen, personalFen, fiscalFen }) => [
      keyOf(accountId, month),
      {
        unitFen: Number(unitFen),
        personalFen: Number(personalFen),
        fiscalFen: Number(fiscalFen),
      },
    ]),
  );
}

/** Months of the unit that were assessed here: what was paid in them stands in the books. */
async function assessedHere(
  manager: EntityManager,
  unitId: number,
  first: FundMonth,
  last: FundMonth,
): Promise<Set<string>> {
  const rows: { month: string }[] = await manager.query(
    'SELECT month FROM assessment WHERE unit_id = ? AND standing = 1 AND month BETWEEN ? AND ?',
    [unitId, first, last],
  );
  return new Set(rows.map(({ month }) => month));
}

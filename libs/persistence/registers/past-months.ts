import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { accountIn, rowIn, type AccountLines } from '#libs/fund/account-lines';
import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import { isFundMonth, type FundMonth } from '#libs/fund/month';
import {
  approvedIn,
  assessedHere,
  creditedIn,
  monthKey,
} from '#libs/persistence/accounts/paid-months';
import type { RegisterAccount } from '#libs/persistence/registers/register-account';
import { linesOfAccounts, NO_LINES } from '#libs/persistence/terms/term-queries';
import type { PastMonth, RowContext, TypedValues } from '#libs/case/register';

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
  const accountIds = accounts.map(({ id }) => id);
  const asked = { accountIds, first, last };
  const lines = await linesOfAccounts(manager, accountIds);
  const credited = await creditedIn(manager, asked);
  const approved = await approvedIn(manager, asked);
  const assessed = await assessedHere(manager, unitId, asked);
  return accounts.map((account) => {
    const of = lines.get(account.id) ?? NO_LINES;
    const inMonth = (month: FundMonth): PastMonth => {
      const key = monthKey(account.id, month);
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

import type { EntityManager } from 'typeorm';
import { ASSESSMENT_CHECKS } from '#libs/persistence/assessments/assessment-proof';
import {
  memberBalances,
  unitBalances,
  unitsAreTheirMembers,
} from '#libs/persistence/ledger/balance-proof';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { proveChains } from '#libs/persistence/ledger/chain-proof';
import { dayEndsHold, vouchersAreNumbered } from '#libs/persistence/ledger/day-end-proof';
import { readKept, type KeptRead } from '#libs/persistence/ledger/kept-read';
import { readMembers, type MembersRead } from '#libs/persistence/ledger/members-read';
import type { Readers } from '#libs/persistence/ledger/member-texts';
import type { Check, Proven } from '#libs/persistence/ledger/first-difference';
import {
  debitsEqualCredits,
  flowsAreTheirLines,
  membersStandBehindLines,
  trialBalance,
  vouchersBalance,
} from '#libs/persistence/ledger/voucher-proof';
import { receiptsAreBooked, statementsAgree } from '#libs/persistence/receipts/receipt-proof';

interface NamedCheck {
  readonly name: string;
  readonly check: Check;
  /** Compares with what is kept of today: it says nothing of a day that is past. */
  readonly ofToday?: true;
}

/** In the order of proving: entries first, then what is kept beside them, then the chain that guards them. */
const CHECKS: readonly NamedCheck[] = [
  { name: 'voucher-balanced', check: vouchersBalance },
  { name: 'members-behind-lines', check: membersStandBehindLines },
  { name: 'debits-equal-credits', check: debitsEqualCredits },
  { name: 'unit-flow', check: flowsAreTheirLines },
  { name: 'member-balances', check: memberBalances, ofToday: true },
  { name: 'unit-balances', check: unitBalances, ofToday: true },
  { name: 'unit-is-its-members', check: unitsAreTheirMembers, ofToday: true },
  { name: 'receipts-booked', check: receiptsAreBooked, ofToday: true },
  { name: 'statement-is-101', check: statementsAgree, ofToday: true },
  ...ASSESSMENT_CHECKS.map(([name, check]): NamedCheck => ({
    name,
    check,
    ofToday: true,
  })),
  { name: 'chain', check: proveChains },
  { name: 'voucher-numbers', check: vouchersAreNumbered },
  { name: 'day-ends', check: dayEndsHold },
];

export interface Proof {
  /** The first difference; null when the books hold. */
  readonly difference: BookDifference | null;
  readonly checked: readonly string[];
  /** What each account came to then, debits above zero, in fen. */
  readonly accounts: Readonly<Record<string, string>>;
}

/**
 * The daily proof (domain 9), inside one reading of the database; with a day, the books as they stood at its end. Stops at
 * the first difference. Another connection may read half of the members' lines, from a moment on that is not before.
 */
export async function proveBooks(
  manager: EntityManager,
  proven: Proven = {},
  besides: () => Promise<readonly EntityManager[]> = () => Promise.resolve([]),
): Promise<Proof> {
  const checks = CHECKS.filter(({ ofToday }) => proven.at === undefined || ofToday !== true);
  const rows = await trialBalance(manager, proven);
  const accounts = Object.fromEntries(rows.map(({ account, net }) => [account, net]));
  let read: Promise<MembersRead> | undefined;
  const readers = async (): Promise<Readers> => [manager, ...(await besides())];
  const members = () => (read ??= readers().then((all) => readMembers(all, proven.at)));
  let keptRead: Promise<KeptRead> | undefined;
  const kept = () => (keptRead ??= members().then(({ accounts }) => readKept(manager, accounts)));
  const looked = { ...proven, members, kept };
  const checked: string[] = [];
  for (const { name, check } of checks) {
    checked.push(name);
    const difference = await check(manager, looked);
    if (difference !== null) return { difference, checked, accounts };
  }
  return { difference: null, checked, accounts };
}

import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { withPast } from '#libs/persistence/registers/past-months';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import type { CaseContext, RegisterCase } from '#libs/persistence/registers/register-case';
import { expanded } from '#libs/persistence/registers/register-entry';
import { lastRowNo, requireRoomFor } from '#libs/persistence/registers/register-room';
import { decideSubject, insertDecided } from '#libs/persistence/registers/register-row';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { openEdit } from '#libs/persistence/registers/register-store';
import { accountSubject } from '#libs/persistence/registers/register-subject';
import {
  closeEdit,
  keptTotals,
  type RegisterHead,
} from '#libs/persistence/registers/register-totals';
import type { TypedValues } from '#libs/case/register';

const ACCOUNTS_PER_STEP = 1_000;

export interface AccountsEntered {
  /** Rows that were added. */
  readonly added: number;
  /** Those in the register already, and those the rule refuses. */
  readonly passedOver: number;
  readonly head: RegisterHead;
}

/**
 * Enters many accounts of the unit with the same values, as if each had been typed; nobody is entered twice, and whom the
 * rule refuses is passed over.
 */
export async function enterAccounts(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  { numbers, typed }: { readonly numbers: readonly string[]; readonly typed: TypedValues },
): Promise<AccountsEntered> {
  const opened = await openEdit(manager, rule, edit);
  const rows = expanded(rule, typed);
  const entries = numbers.map((accountNo) => ({ accountNo, rows: () => rows }));
  return enterEntries(manager, rule, opened, entries);
}

/** An account, and what is typed of each of its rows: made when its turn comes, for of all together there may be millions. */
export interface AccountEntry {
  readonly accountNo: string;
  rows(): readonly TypedValues[];
}

/** The same of accounts that have values of their own, into a draft that is open. */
export async function enterEntries(
  manager: EntityManager,
  rule: RegisterRule,
  { found, context }: { readonly found: RegisterCase; readonly context: CaseContext },
  entries: readonly AccountEntry[],
): Promise<AccountsEntered> {
  const { businessNo, unitId } = found;
  const there = await keysThere(manager, businessNo);
  const last = await lastRowNo(manager, businessNo);
  const { rows: kept } = await keptTotals(manager, businessNo);
  let added = 0;
  let asked = 0;
  for (let at = 0; at < entries.length; at += ACCOUNTS_PER_STEP) {
    const step = entries.slice(at, at + ACCOUNTS_PER_STEP);
    const rowsOf = new Map(step.map((entry) => [entry.accountNo, entry.rows()]));
    const read = await accountsByNumber(manager, unitId, [...rowsOf.keys()], context);
    const known = step.flatMap(({ accountNo }) => read.get(accountNo) ?? []);
    const all = [...rowsOf.values()].flat();
    const typed = [...new Set(all)];
    const accounts = await withPast(manager, known, { ...context, past: rule.past, unitId, typed });
    const fitting = accounts
      .flatMap((account) =>
        (rowsOf.get(account.accountNo) ?? []).map((one) =>
          decideSubject(rule, accountSubject(account), one, context),
        ),
      )
      .filter((row) => row.finding === null && !there.has(row.key));
    requireRoomFor(kept + added + fitting.length);
    const first = last + added + 1;
    await insertDecided(
      manager,
      businessNo,
      fitting.map((row, place) => ({ rowNo: first + place, row })),
    );
    added += fitting.length;
    asked += all.length;
  }
  const head = await closeEdit(manager, businessNo, 'everything');
  return { added, passedOver: asked - added, head };
}

/** Everybody of the unit whose account has one of the statuses. @throws RuleViolation NOBODY_FITS where no row came of it */
export async function enterEverybody(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  { statuses, typed }: { readonly statuses: readonly string[]; readonly typed: TypedValues },
): Promise<AccountsEntered> {
  const accounts: { accountNo: string }[] = await manager.query(
    `SELECT a.account_no AS accountNo FROM submission s JOIN personal_account a ON a.unit_id = s.unit_id
      WHERE s.business_no = ? AND a.status IN (?) ORDER BY a.account_no`,
    [edit.businessNo, statuses],
  );
  const numbers = accounts.map(({ accountNo }) => accountNo);
  const entered = await enterAccounts(manager, rule, edit, { numbers, typed });
  if (entered.added === 0) throw new RuleViolation('NOBODY_FITS', { count: numbers.length });
  return entered;
}

async function keysThere(manager: EntityManager, businessNo: string): Promise<Set<string>> {
  const rows: { key: string }[] = await manager.query(
    'SELECT row_key AS `key` FROM register_row WHERE business_no = ?',
    [businessNo],
  );
  return new Set(rows.map(({ key }) => key));
}

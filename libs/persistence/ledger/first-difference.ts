import type { EntityManager } from 'typeorm';
import { unitSpans } from '#libs/persistence/accounts/unit-spans';
import type { KeptRead } from '#libs/persistence/ledger/kept-read';
import type { MembersRead } from '#libs/persistence/ledger/members-read';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';

/** What a check looks at: everything, or the books as they stood at the end of a posting day. */
export interface Proven {
  readonly at?: string | undefined;
}

export interface Looked extends Proven {
  /** The members' lines: read the first time a check asks. */
  readonly members: () => Promise<MembersRead>;
  /** The members' balances beside them, likewise. */
  readonly kept: () => Promise<KeptRead>;
}

export type Check = (manager: EntityManager, looked: Looked) => Promise<BookDifference | null>;

/** Of a voucher: its case, or what it was written for. */
export const NAMED = 'COALESCE(v.business_no, v.posting_key)';

/** The vouchers `v` of the days looked at. */
export function ofDays({ at }: Proven): {
  readonly sql: string;
  readonly values: string[];
} {
  return at === undefined
    ? { sql: '1 = 1', values: [] }
    : { sql: 'v.posting_day <= ?', values: [at] };
}

/** The first row a check finds: whose it is and what differs. The query says so in `of` and `detail`. */
export async function firstDifference(
  manager: EntityManager,
  check: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<BookDifference | null> {
  const [row]: { of: string; detail: string }[] = await manager.query(`${sql} LIMIT 1`, [
    ...values,
  ]);
  return row === undefined ? null : { check, of: row.of, detail: row.detail };
}

/** The same of every unit's, some units at a time: each BETWEEN of the query names the units looked at. */
export async function firstOfSpans(
  manager: EntityManager,
  check: string,
  sql: string,
): Promise<BookDifference | null> {
  const spansNamed = sql.split('BETWEEN').length - 1;
  for await (const span of unitSpans(manager)) {
    const values = Array.from({ length: spansNamed }, () => [...span]).flat();
    const found = await firstDifference(manager, check, sql, values);
    if (found !== null) return found;
  }
  return null;
}

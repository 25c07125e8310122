/** What stands in bank accounts of the centre, by its key in the order in which it came. */
export interface InAccounts {
  readonly table: 'bank_receipt' | 'instrument' | 'debit_order';
  readonly key: 'id' | 'order_no';
  readonly accounts: readonly string[];
  /** Any of them; all where none is named. */
  readonly states: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
  /** One more than is shown tells whether there is a next page. */
  readonly limit: number;
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Nothing where it is not asked for. */
export function condition(sql: string, value: unknown): Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
}

/**
 * The keys of the newest: of each account and state so many by their own index, and of these the newest. One list over all of
 * them would be sorted whole, or read past everybody else's.
 */
export function newestOfAccounts(asked: InAccounts): Condition {
  const { table, key, states, conditions, limit } = asked;
  const stretches = asked.accounts.flatMap((code) => {
    const account = { sql: 'r.bank_account = ?', values: [code] };
    if (states === undefined) return [[account, ...conditions]];
    return states.map((state) => [account, { sql: 'r.state = ?', values: [state] }, ...conditions]);
  });
  const own = stretches.map(
    (stretch) =>
      `(SELECT r.${key} FROM ${table} r WHERE ${stretch.map(({ sql }) => sql).join(' AND ')} ORDER BY r.${key} DESC LIMIT ?)`,
  );
  return {
    sql: `(SELECT ${key} FROM (${own.join(' UNION ALL ')}) x ORDER BY ${key} DESC LIMIT ?)`,
    values: [
      ...stretches.flatMap((stretch) => [...stretch.flatMap(({ values }) => values), limit + 1]),
      limit + 1,
    ],
  };
}

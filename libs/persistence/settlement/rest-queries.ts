import type { EntityManager } from 'typeorm';

/** What of a take-back left the unit's part of its months; of a split one, what of the line filled or covered that part. */
const LEFT = /^(take-back\/\d+(?:\/\d+)?)\/(?:unit|freed)\//;
const ASKED = /^split\/(\d+\/\d+)\/(?:.*\/)?unit$/;

/**
 * By act of taking back ('take-back/12', of the treasury's list 'take-back/12/7'): by how much the unallocated balance of its
 * unit grew, for allocations are reversed whole. Acts of which nothing was over are left out.
 */
export async function restsOf(
  manager: EntityManager,
  acts: readonly string[],
): Promise<Map<string, bigint>> {
  const left = new Map<string, bigint>();
  for (const { key, fen } of await vouchersOf(manager, acts)) {
    const asked = ASKED.exec(key)?.[1];
    const act = asked === undefined ? LEFT.exec(key)?.[1] : `take-back/${asked}`;
    if (act === undefined) continue;
    const sum = left.get(act) ?? 0n;
    left.set(act, asked === undefined ? sum + BigInt(fen) : sum - BigInt(fen));
  }
  for (const [act, fen] of await receiptsOf(manager, acts))
    left.set(act, (left.get(act) ?? 0n) - fen);
  return new Map([...left].filter(([act, fen]) => fen > 0n && acts.includes(act)));
}

/** Found by how their keys begin, each beginning a range of the index: of several lines of a list, the list as a whole. */
async function vouchersOf(
  manager: EntityManager,
  acts: readonly string[],
): Promise<{ key: string; fen: string }[]> {
  if (acts.length === 0) return [];
  const named = new Map<string, string>();
  for (const act of new Set(acts)) {
    const receipt = receiptOf(act);
    named.set(receipt, named.has(receipt) ? receipt : act);
  }
  const begins = [...named.values()].flatMap((name) => [name, name.replace('take-back', 'split')]);
  return manager.query(
    `SELECT posting_key AS \`key\`, total_fen AS fen FROM voucher WHERE ${begins.map(() => 'posting_key LIKE ?').join(' OR ')}`,
    begins.map((begin) => `${begin}/%`),
  );
}

/** Of what was not split: all of the receipt was its unit's. */
async function receiptsOf(
  manager: EntityManager,
  acts: readonly string[],
): Promise<[string, bigint][]> {
  const ids = acts.filter((act) => !isOfList(act)).map((act) => act.split('/')[1]);
  if (ids.length === 0) return [];
  const rows: { id: string; fen: string }[] = await manager.query(
    'SELECT id, fen FROM bank_receipt WHERE id IN (?)',
    [ids],
  );
  return rows.map(({ id, fen }) => [`take-back/${String(id)}`, BigInt(fen)]);
}

function isOfList(act: string): boolean {
  return act.split('/').length > 2;
}

function receiptOf(act: string): string {
  return act.split('/').slice(0, 2).join('/');
}

import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { SUSPENSE_PLACE } from '#libs/fund/settlement/places';
import type { MoneySource } from '#libs/persistence/assessments/gather-store';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { looseOf } from '#libs/persistence/settlement/take-back-cover';
import type { Taken } from '#libs/persistence/settlement/take-back-plans';

/** A unit's share of a receipt, and what of it is whose. */
export interface Share {
  readonly unitId: number;
  readonly fen: bigint;
  /** The unit's first: what its reversals gather again of the treasury's is there then. */
  readonly parts: readonly Taken[];
}

interface OfReceipt {
  readonly id: string;
  readonly fen: string;
  readonly unitId: number | null;
}

/** @param state in which the receipt was before anything was asked of it */
export function sharesOf(
  manager: EntityManager,
  receipt: OfReceipt,
  state: string,
): Promise<Share[]> {
  return state === 'split'
    ? sharesOfSplit(manager, receipt)
    : Promise.resolve(sharesOfOne(receipt));
}

/** All of it is its unit's; nobody's while it stands in suspense. */
function sharesOfOne({ id, fen, unitId }: OfReceipt): Share[] {
  if (unitId === null) return [];
  const because = `take-back/${id}`;
  const part = { unitId, source: 'unit', fen: BigInt(fen), because } as const;
  return [{ unitId, fen: part.fen, parts: [{ ...part, givenAs: [`receipt/${id}/`, ''] }] }];
}

/** Of what was split along the treasury's list, a line a unit: what filled its own part was the unit's, the rest the treasury's. */
async function sharesOfSplit(
  manager: EntityManager,
  { id }: Pick<OfReceipt, 'id'>,
): Promise<Share[]> {
  const lines: { lineNo: number; unitId: number; fen: string }[] = await manager.query(
    'SELECT line_no AS lineNo, unit_id AS unitId, fen FROM treasury_list_line WHERE receipt_id = ? ORDER BY line_no',
    [id],
  );
  const own = await unitsOwn(manager, id);
  return lines.map(({ lineNo, unitId, fen }) => {
    const unitFen = own.get(String(lineNo)) ?? 0n;
    const because = `take-back/${id}/${String(lineNo)}`;
    const part = (source: MoneySource, partFen: bigint): Taken[] =>
      partFen === 0n
        ? []
        : [
            {
              unitId,
              source,
              fen: partFen,
              because,
              givenAs: [`split/${id}/${String(lineNo)}/`, `/${source}`],
            },
          ];
    const parts = [...part('unit', unitFen), ...part('treasury', BigInt(fen) - unitFen)];
    return { unitId, fen: BigInt(fen), parts };
  });
}

/** By line: what gathered for the unit's own part, or covered what it owed. */
async function unitsOwn(manager: EntityManager, id: string): Promise<Map<string, bigint>> {
  const rows: { postingKey: string; fen: string }[] = await manager.query(
    'SELECT posting_key AS postingKey, total_fen AS fen FROM voucher WHERE posting_key LIKE ?',
    [`split/${id}/%/unit`],
  );
  const own = new Map<string, bigint>();
  for (const { postingKey, fen } of rows) {
    const lineNo = postingKey.split('/')[2] ?? '';
    own.set(lineNo, (own.get(lineNo) ?? 0n) + BigInt(fen));
  }
  return own;
}

/** A unit's share is one sum with the others' again, as it was before the list. */
export async function backToSuspense(
  manager: EntityManager,
  { unitId, fen, parts }: Share,
  now: Date,
): Promise<void> {
  const day = cityDayOf(now);
  const lines: PostedLine[] = parts.map((part) => ({
    at: looseOf(part),
    side: 'D',
    amountFen: part.fen,
  }));
  await postVoucher(manager, {
    postingKey: `${parts[0]?.because ?? ''}/suspense`,
    kind: 'clearing',
    unitId,
    businessNo: null,
    month: null,
    valueDate: day,
    postingDay: day,
    lines: [...lines, { at: SUSPENSE_PLACE, side: 'C', amountFen: fen }],
  });
}

/** What an assessment still waits for, of one source of money. */
export interface OpenSum {
  readonly businessNo: string;
  readonly openFen: bigint;
}

export interface Filling {
  readonly parts: readonly { readonly businessNo: string; readonly fen: bigint }[];
  /** What no month waits for: it goes to the unallocated balance. */
  readonly restFen: bigint;
}

/** Money of one payment over the months it is for, oldest first (domain 14); what is full already is passed over. */
export function fillOldestFirst(months: readonly OpenSum[], fen: bigint): Filling {
  let restFen = fen;
  const parts: { businessNo: string; fen: bigint }[] = [];
  for (const { businessNo, openFen } of months) {
    const part = restFen < openFen ? restFen : openFen;
    if (part <= 0n) continue;
    parts.push({ businessNo, fen: part });
    restFen -= part;
  }
  return { parts, restFen };
}

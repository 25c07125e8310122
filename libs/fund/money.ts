/** Money is an integer of fen (分) everywhere; yuan exist only in text a person reads or types. */
export type Fen = number;

/** '6000', '6,000.1', '6000.10' → 600010. Null for anything else: more than two decimals, signs, blanks, unsafe sizes. */
export function parseYuan(text: string): Fen | null {
  const match = /^(\d{1,3}(?:,\d{3})*|\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match?.[1] === undefined) return null;
  const fen = Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** 600010 → '6,000.10'. The sign leads: '-0.05'. */
export function formatYuan(fen: Fen): string {
  const plain = plainYuan(fen);
  return plain.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** 600010 → '6000.10', for files that programs read. */
export function plainYuan(fen: Fen): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

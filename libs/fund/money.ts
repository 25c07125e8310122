/** Money is an integer of fen (分) everywhere; yuan exist only in text a person reads or types. */
export type Fen = number;

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

/** Money is an integer of fen (分) everywhere; yuan exist only in text a person reads or types. */
export type Fen = number;

/** 600010 → '6,000.10'. The sign leads: '-0.05'. */
export function formatYuan(fen: Fen): string {
  const plain = plainYuan(fen);
  return plain.replace(/\d+/, grouped);
}

/** '1234567' → '1,234,567'. */
function grouped(digits: string): string {
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return groups.join(',');
}

/** 600010 → '6000.10', for files that programs read. */
export function plainYuan(fen: Fen): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

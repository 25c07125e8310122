/** 'AB12' → 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65) break;
    column = column * 26 + (code & 31);
  }
  return column - 1;
}

/** 0 → 'A', 27 → 'AB', as the spreadsheet names its columns. */
export function letterOf(position: number): string {
  const first = Math.floor(position / 26) - 1;
  const last = String.fromCharCode(65 + (position % 26));
  return first < 0 ? last : letterOf(first) + last;
}

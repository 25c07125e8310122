import { readYuan } from '#libs/values/yuan';

export interface TypedLine {
  readonly unitAccountNo: string;
  readonly fen: number;
}

export type ReadList =
  | { readonly lines: readonly TypedLine[] }
  | { readonly wrong: { readonly line: number; readonly text: string } };

/** '01000000004\t30,000.00' a line, as pasted from a sheet or typed; a unit's name between the two is passed over. */
export function readList(typed: string): ReadList {
  const lines: TypedLine[] = [];
  for (const [at, text] of typed.split(/\r?\n/).entries()) {
    const cells = text.trim().split(/[\t ，；;]+/);
    if (cells.join('') === '') continue;
    const unitAccountNo = cells[0] ?? '';
    const fen = readYuan(cells.at(-1) ?? '');
    if (cells.length < 2 || !/^\d{4,12}$/.test(unitAccountNo) || fen === null || fen <= 0)
      return { wrong: { line: at + 1, text: text.trim() } };
    lines.push({ unitAccountNo, fen });
  }
  return { lines };
}

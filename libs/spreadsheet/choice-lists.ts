import type { DataValidation, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { letterOf } from '#libs/spreadsheet/column-letters';
import { neutralText } from '#libs/spreadsheet/neutral-text';

/** As long as a spreadsheet lets the choices of a cell be when they are written beside it. */
const BESIDE_LENGTH_MAX = 255;
const LIST_SHEET = '选项';

type Choices = readonly string[] | undefined;
interface LongList {
  readonly name: string;
  readonly choices: readonly string[];
}

/** Where the choices of columns stand that are too long to stand beside their cells: a hidden sheet, and names for its columns. */
export function choiceLists(columns: readonly { readonly choices?: Choices }[]): {
  readonly sheets: WriteSheet[];
  readonly namedRanges: NonNullable<WriteOptions['namedRanges']>;
} {
  const lists = columns.flatMap(({ choices = [] }, at): LongList[] =>
    choices.length === 0 || standBeside(choices) ? [] : [{ name: listName(at), choices }],
  );
  if (lists.length === 0) return { sheets: [], namedRanges: [] };
  const depth = Math.max(...lists.map(({ choices }) => choices.length));
  const rows = Array.from({ length: depth }, (_, row) =>
    lists.map(({ choices }) => {
      const choice = choices[row];
      return choice === undefined ? null : neutralText(choice);
    }),
  );
  const namedRanges = lists.map(({ name, choices }, at) => {
    const letter = letterOf(at);
    return { name, range: `${LIST_SHEET}!$${letter}$1:$${letter}$${String(choices.length)}` };
  });
  return { sheets: [{ name: LIST_SHEET, hidden: true, rows }], namedRanges };
}

/** What a cell of that column is chosen from; null where it is no list. */
export function choiceValidation(
  choices: Choices,
  at: number,
): Pick<DataValidation, 'type' | 'values' | 'formula1'> | null {
  if (choices === undefined || choices.length === 0) return null;
  return standBeside(choices)
    ? { type: 'list', values: [...choices] }
    : { type: 'list', formula1: listName(at) };
}

/** A comma parts one choice from the next there. */
function standBeside(choices: readonly string[]): boolean {
  return (
    choices.join(',').length <= BESIDE_LENGTH_MAX &&
    !choices.some((choice) => choice.includes(',') || choice.includes('"'))
  );
}

function listName(at: number): string {
  return `choices_${letterOf(at)}`;
}

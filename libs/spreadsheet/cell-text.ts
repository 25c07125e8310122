import type { SheetRow } from '#libs/spreadsheet/sheet';
import { narrow, withoutBlanks, withoutTextMarks, withoutUnseen } from '#libs/values/visible-text';

/** Stars of required columns and a colon, on either side. */
const MARK = /^[*★☆※﹡:﹕∶︰]|[*★☆※﹡:﹕∶︰]$/g;
const BRACKETS = ['()', '[]', '【】', '〔〕', '{}', '<>', '《》', '「」', '〖〗'] as const;

const KNOWN_BY = 200;

/** Column titles compare without blanks, marks of required columns, and brackets with a unit or '必填', one after another. */
export function titleOf(cell: string): string {
  let title = withoutBlanks(withoutTextMarks(narrow(withoutUnseen(cell))));
  for (let before = ''; before !== title; title = withoutBrackets(title.replace(MARK, '')))
    before = title;
  return title;
}

/** What a row says as a whole, the beginning of it: enough to know it again. */
export function textOf({ cells }: SheetRow): string {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  return withoutBlanks(withoutUnseen(texts.join(''))).slice(0, KNOWN_BY);
}

function withoutBrackets(title: string): string {
  const [open, close] = BRACKETS.find((pair) => pair.endsWith(title.at(-1) ?? ' ')) ?? '';
  return open === undefined || close === undefined
    ? withoutLeading(title)
    : withoutTrailing(title, open, close);
}

/** Looked for from the end: a title may be nothing but brackets. */
function withoutTrailing(title: string, open: string, close: string): string {
  const at = title.indexOf(open, title.lastIndexOf(close, title.length - 2) + 1);
  return at === -1 ? title : title.slice(0, at);
}

function withoutLeading(title: string): string {
  const [open, close] = BRACKETS.find((pair) => pair.startsWith(title.charAt(0) || ' ')) ?? '';
  const end = open === undefined || close === undefined ? -1 : title.indexOf(close);
  return title.slice(end + 1);
}

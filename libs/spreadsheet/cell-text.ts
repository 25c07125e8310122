import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

/** Column titles compare without blanks, marks of required columns, and brackets with a unit. */
export function titleOf(cell: string): string {
  return withoutBracket(withoutBlanks(narrow(withoutUnseen(cell))).replace(/^\*|\*$/g, ''));
}

/** Looked for from the end: a title may be nothing but brackets. */
function withoutBracket(title: string): string {
  if (!title.endsWith(')')) return title;
  const open = title.indexOf('(', title.lastIndexOf(')', title.length - 2) + 1);
  return open === -1 ? title : title.slice(0, open);
}

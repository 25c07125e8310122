import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

/** Column titles compare without blanks, marks of required columns, and brackets with a unit. */
export function titleOf(cell: string): string {
  return withoutBlanks(narrow(withoutUnseen(cell)))
    .replace(/^\*|\*$/g, '')
    .replace(/\([^)]*\)$/, '');
}

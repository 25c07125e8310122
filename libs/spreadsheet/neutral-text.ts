/** Signs that begin a formula, wide ones too: a spreadsheet narrows them where Chinese is typed. */
const BEGINS_FORMULA = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
/** A tab or a line end in front lets some programs split the cell. */
const BEGINS_WITH_CONTROL = /^[\t\r\n]/;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection): a name typed
 * as '=cmd|…' must stay a name in every file the hall writes. Whatever the hall reads loses it again.
 */
export function neutralText(text: string): string {
  return BEGINS_FORMULA.test(text) || BEGINS_WITH_CONTROL.test(text) ? `'${text}` : text;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection): a name typed
 * as '=cmd|…' must stay a name in every file the hall writes.
 */
export function neutralText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

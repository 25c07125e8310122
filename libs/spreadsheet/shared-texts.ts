import { neutralText } from '#libs/spreadsheet/neutral-text';

/** Days, kinds and names of things repeat themselves; numbers of accounts and cases do not, and would fill the memory. */
const SHARED_MAX = 4_096;
const LENGTH_MAX = 100;

/** Texts of a workbook that many cells say: written once, and told in a cell by their place. */
export class SharedTexts {
  private readonly places = new Map<string, string>();
  private readonly texts: string[] = [];

  /** The end of a cell that says this text. */
  cell(text: string): string {
    const there = this.places.get(text);
    if (there !== undefined) return there;
    const told = `<t${KEPT_BLANKS.test(text) ? ' xml:space="preserve"' : ''}>${escaped(neutralText(text))}</t>`;
    if (this.texts.length === SHARED_MAX || text.length > LENGTH_MAX)
      return ` t="inlineStr"><is>${told}</is></c>`;
    const cell = ` t="s"><v>${String(this.texts.length)}</v></c>`;
    this.texts.push(told);
    this.places.set(text, cell);
    return cell;
  }

  /** The part of the workbook they stand in, once every cell is written. */
  xml(): string {
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${String(this.texts.length)}">` +
      `${this.texts.map((text) => `<si>${text}</si>`).join('')}</sst>`
    );
  }
}

/** Blanks that XML would leave away. */
const KEPT_BLANKS = /^\s|\s$|[\n\t]|\s\s/;

/** What XML cannot hold, and what it would read as its own. */
const ESCAPED = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** Typed like this, it would be read as the sign that it numbers. */
const LIKE_A_SIGN = /_(?=x[0-9A-Fa-f]{4}_)/g;

export function escaped(text: string): string {
  return text
    .replace(LIKE_A_SIGN, '_x005F_')
    .replace(ESCAPED, (sign) => NAMED[sign] ?? numbered(sign));
}

function numbered(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

import { damaged } from '#libs/spreadsheet/zip-directory';

export interface XmlHandlers {
  /** Local name without prefix, the attributes as written; `closed` for <name/>. */
  open(name: string, attributes: string, closed: boolean): void;
  text(text: string): void;
  close(name: string): void;
}

/** No tag of a spreadsheet comes near this; a longer one is an attack on memory. */
const TAG_LENGTH_MAX = 64 * 1024;

/**
 * Walks XML that arrives in pieces. Made for OOXML parts: no document type (so no entities to blow up), and
 * no '>' inside attributes, which no writer of sheet data produces. Text may come in several calls.
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly handlers: XmlHandlers) {}

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) {
        this.emitText(text, at, safeEnd(text));
        this.rest = text.slice(Math.max(at, safeEnd(text)));
        return;
      }
      if (tag > at) this.emitText(text, at, tag);
      const end = endOfTag(text, tag);
      if (end === -1) {
        this.rest = text.slice(tag);
        if (this.rest.length > TAG_LENGTH_MAX) throw damaged();
        return;
      }
      this.emitTag(text, tag, end);
      at = end;
    }
  }

  private emitText(text: string, from: number, to: number): void {
    if (to > from) this.handlers.text(text.slice(from, to));
  }

  private emitTag(text: string, tag: number, end: number): void {
    const second = text.charCodeAt(tag + 1);
    if (second === SLASH) {
      this.handlers.close(localName(text, tag + 2, end - 1));
    } else if (second === EXCLAMATION) {
      if (text.startsWith('<!DOCTYPE', tag)) throw damaged();
      if (text.startsWith('<![CDATA[', tag))
        this.handlers.text(escapeXml(text.slice(tag + 9, end - 3)));
    } else if (second !== QUESTION) {
      const closed = text.charCodeAt(end - 2) === SLASH;
      const last = closed ? end - 2 : end - 1;
      const nameEnd = endOfName(text, tag + 1, last);
      this.handlers.open(localName(text, tag + 1, nameEnd), text.slice(nameEnd, last), closed);
    }
  }
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: string;
  /** The two names it stands in, outer one first. */
  readonly path: readonly string[];
}

/** Every element of a small part, in order. Linear in its size, which patterns over hostile text are not. */
export function xmlElements(text: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const path: string[] = [];
  const scanner = new XmlScanner({
    open(name, attributes, closed) {
      if (elements.length >= ELEMENTS_MAX) throw damaged();
      elements.push({ name, attributes, path: path.slice(-DEPTH_SHOWN) });
      if (!closed) path.push(name);
    },
    text: () => undefined,
    close: () => void path.pop(),
  });
  scanner.push(text);
  return elements;
}

const DEPTH_SHOWN = 2;
/** A workbook has at most 65,490 cell formats, the largest thing a small part lists. */
const ELEMENTS_MAX = 300_000;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const SPACE = 32;

function endOfTag(text: string, tag: number): number {
  if (text.charCodeAt(tag + 1) === EXCLAMATION) {
    // Too short to tell a comment from the rest.
    if (text.length < tag + 9) return -1;
    if (text.startsWith('<!--', tag)) return after(text.indexOf('-->', tag + 4), 3);
    if (text.startsWith('<![CDATA[', tag)) return after(text.indexOf(']]>', tag + 9), 3);
  }
  return after(text.indexOf('>', tag + 1), 1);
}

function after(at: number, length: number): number {
  return at === -1 ? -1 : at + length;
}

function endOfName(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) <= SPACE) return at;
  return to;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to);
  const colon = name.indexOf(':');
  return (colon === -1 ? name : name.slice(colon + 1)).trimEnd();
}

/** An entity cut by the end of a piece waits for the next one. */
function safeEnd(text: string): number {
  const ampersand = text.lastIndexOf('&');
  return ampersand !== -1 && text.length - ampersand < 12 && !text.includes(';', ampersand)
    ? ampersand
    : text.length;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Entities of XML, and Excel's own _x000D_ for control characters. */
export function unescapeXml(text: string): string {
  let plain = text;
  if (plain.includes('&')) {
    plain = plain.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    );
  }
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : plain;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;');
}

/** The value of one attribute in a tag's attribute text. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** The same for the few attributes of rows and cells, without a pattern: they are asked for a million times. */
export function plainAttribute(attributes: string, name: 'r' | 's' | 't'): string | undefined {
  const from = attributes.indexOf(`${name}="`);
  if (from > 0 && attributes.charCodeAt(from - 1) <= SPACE) {
    return attributes.slice(from + 3, attributes.indexOf('"', from + 3));
  }
  return from === -1 && !attributes.includes("'") ? undefined : attribute(attributes, name);
}

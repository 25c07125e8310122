import { SaxesParser } from 'saxes';
import type { RuleViolation } from '#libs/fund/rule-violation';
import { damaged } from '#libs/spreadsheet/sheet';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** What to say of a text that does not end. */
  endless?(): RuleViolation;
}

/** No tag and no text of a spreadsheet comes near this; a longer one is an attack on memory. */
const TOKEN_LENGTH_MAX = 512 * 1024;
/** How much the parser gets at once: a token too long is seen after so many characters. */
const PIECE_LENGTH = 64 * 1024;
/** Parts of a workbook are a dozen deep. */
const DEPTH_MAX = 100;

/** XML that arrives in pieces. Document types, and so entities of one's own, are refused. */
export class XmlReader {
  private readonly parser = new SaxesParser<{ position: false; xmlns?: false }>({
    position: false,
  });
  private depth = 0;
  private silence = 0;

  constructor(private readonly handlers: XmlHandlers) {
    const { parser } = this;
    parser.on('error', () => {
      throw damaged();
    });
    parser.on('doctype', () => {
      throw damaged();
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.silence = 0;
      this.depth += 1;
      if (this.depth > DEPTH_MAX) throw damaged();
      handlers.open(localName(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.silence = 0;
      this.depth -= 1;
      handlers.close?.(localName(name));
    });
    const text = (piece: string): void => {
      this.silence = 0;
      handlers.text?.(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(text: string): void {
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH);
      this.silence += piece.length;
      this.parser.write(piece);
      if (this.silence > TOKEN_LENGTH_MAX) throw this.handlers.endless?.() ?? damaged();
    }
  }

  /** @throws RuleViolation when something is still open */
  end(): void {
    this.parser.close();
  }
}

/** An attribute by its name, whatever its prefix. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

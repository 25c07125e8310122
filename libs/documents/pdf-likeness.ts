import { createHash, type Hash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { PdfReading } from '#libs/documents/pdf-reading';

/** What a rewriting changes and no reader shows: lengths, versions, and the marks of the writer. */
const NOT_SHOWN = new Set(['Length', 'Version', 'Extensions', 'Metadata', 'PieceInfo']);
const LINE_END = new Set([0x0a, 0x0d]);

/**
 * What a paper holds, as one number: everything the catalogue leads to, in order, whatever numbers its objects have. Two
 * readers that understand a file alike come to the same one.
 */
export function likenessOf({ context }: PdfReading): string {
  const telling = new Telling(context);
  return telling.of(context.trailerInfo.Root);
}

class Telling {
  private readonly hash: Hash = createHash('sha256');
  private readonly numbers = new Map<PDFObject, number>();
  private readonly waiting: PDFObject[] = [];
  private readonly context: PDFContext;

  constructor(context: PDFContext) {
    this.context = context;
  }

  of(root: PDFObject | undefined): string {
    this.tell(root);
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift())
      this.tellWhole(next);
    return this.hash.digest('hex');
  }

  /** An object with a number of its own is told once, behind what mentions it first. */
  private tell(value: PDFObject | undefined): void {
    if (!(value instanceof PDFRef)) {
      this.tellWhole(value);
      return;
    }
    const object = this.context.lookup(value);
    if (object === undefined || !(object instanceof PDFDict || isLarge(object))) {
      this.tellWhole(object);
      return;
    }
    const known = this.numbers.get(object);
    this.hash.update(`@${String(known ?? this.numbers.size)} `);
    if (known !== undefined) return;
    this.numbers.set(object, this.numbers.size);
    this.waiting.push(object);
  }

  private tellWhole(value: PDFObject | undefined): void {
    if (value === undefined || value === PDFNull) this.hash.update('null ');
    else if (value instanceof PDFName) this.hash.update(`/${value.decodeText()} `);
    else if (value instanceof PDFNumber) this.hash.update(`${String(value.asNumber())} `);
    else if (value instanceof PDFString || value instanceof PDFHexString) {
      this.hash.update('(').update(value.asBytes()).update(') ');
    } else if (value instanceof PDFArray) this.tellArray(value);
    else if (value instanceof PDFDict) this.tellDict(value);
    else if (value instanceof PDFRawStream) this.tellStream(value);
    else this.hash.update(`${value.toString()} `);
  }

  private tellArray(array: PDFArray): void {
    this.hash.update('[ ');
    for (const member of array.asArray()) this.tell(member);
    this.hash.update('] ');
  }

  private tellDict(dict: PDFDict): void {
    const entries = dict
      .entries()
      .map(([key, member]): [string, PDFObject] => [key.decodeText(), member])
      .filter(([key, member]) => !NOT_SHOWN.has(key) && !this.isNothing(member))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    this.hash.update('<< ');
    for (const [key, member] of entries) {
      this.hash.update(`/${key} `);
      this.tell(member);
    }
    this.hash.update('>> ');
  }

  /** Where a stream ends is counted in two ways when its length lies elsewhere: without the line end before the mark. */
  private tellStream(stream: PDFRawStream): void {
    this.tellDict(stream.dict);
    const bytes = stream.getContents();
    let end = bytes.length;
    while (end > 0 && LINE_END.has(bytes[end - 1] ?? 0)) end -= 1;
    this.hash.update(createHash('sha256').update(bytes.subarray(0, end)).digest());
  }

  private isNothing(member: PDFObject): boolean {
    const object = member instanceof PDFRef ? this.context.lookup(member) : member;
    return object === undefined || object === PDFNull;
  }
}

function isLarge(object: PDFObject): boolean {
  return object instanceof PDFArray || object instanceof PDFRawStream;
}

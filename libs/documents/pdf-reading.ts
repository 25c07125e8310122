import {
  PDFArray,
  PDFDict,
  PDFParser,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** A PDF as one reader of it, from front to back, understands it. */
export interface PdfReading {
  readonly context: PDFContext;
  /** Where the paper begins: its catalogue and what is said about it. */
  readonly roots: readonly PDFObject[];
  /** Every object in the file, also those nothing leads to and those a later one replaced. */
  readonly definitions: readonly PDFObject[];
  /** Objects that the file defines more than once. */
  readonly repeated: number;
}

/** Notes each definition of an object; the library itself keeps the last one only. */
class NotingParser extends PDFParser {
  readonly definitions: PDFObject[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(content: Uint8Array) {
    super(content);
    const { context } = this;
    const assign = context.assign.bind(context);
    context.assign = (ref, object) => {
      this.definitions.push(object);
      this.numbers.set(ref.tag, (this.numbers.get(ref.tag) ?? 0) + 1);
      assign(ref, object);
    };
  }

  get repeated(): number {
    return [...this.numbers.values()].filter((times) => times > 1).length;
  }
}

/** null when it cannot be read. */
export async function readPdf(content: Uint8Array): Promise<PdfReading | null> {
  const parser = new NotingParser(content);
  const context = await parser.parseDocument().catch(() => null);
  if (context === null) return null;
  const { Root, Info } = context.trailerInfo;
  const roots = [context.lookup(Root), context.lookup(Info)].filter((root) => root !== undefined);
  return { context, roots, definitions: parser.definitions, repeated: parser.repeated };
}

/** A stream's own entries, else the object itself. */
export function bareOf(object: PDFObject): PDFObject {
  return object instanceof PDFStream ? object.dict : object;
}

/** What an object holds or points at, each beside the key it is under ('' in an array). */
export function membersOf(object: PDFObject): [string, PDFObject][] {
  const bare = bareOf(object);
  if (bare instanceof PDFArray)
    return bare.asArray().flatMap((_, at) => present('', bare.lookup(at)));
  if (!(bare instanceof PDFDict)) return [];
  return bare.keys().flatMap((key) => present(key.decodeText(), bare.lookup(key)));
}

function present(key: string, object: PDFObject | undefined): [string, PDFObject][] {
  return object === undefined ? [] : [[key, object]];
}

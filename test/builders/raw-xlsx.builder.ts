import { crc32, deflateRawSync } from 'node:zlib';

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = (type: string, target: string) =>
  `<Relationships><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

export function sheetXml(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** A part as its text or bytes; or packed already, so that the directory can lie; or put in unpacked. */
export type PartContent = string | Buffer | { deflated: Buffer } | { stored: Buffer };

/** A workbook around a sheet written by hand. */
export function workbookOf(sheet: PartContent, { claimed }: { claimed?: number } = {}): Buffer {
  return packed(partsOf({ 'xl/worksheets/sheet1.xml': sheet }), claimed);
}

/** The parts of a workbook, one hidden sheet before the visible one; some changed, added, or (null) left out. */
export function partsOf(
  changes: Readonly<Record<string, PartContent | null>>,
): Record<string, PartContent> {
  const parts: Record<string, PartContent | null> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONS('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="h" sheetId="2" r:id="rId9" state="hidden"/><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': RELATIONS('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheetXml(''),
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
  );
}

/** Relations of the workbook: its sheet, and these by their kind. */
export function workbookRelations(others: Readonly<Record<string, string>>): string {
  const more = Object.entries({ worksheet: 'worksheets/sheet1.xml', ...others }).map(
    ([type, target], at) =>
      `<Relationship Id="rId${String(at + 1)}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${more.join('')}</Relationships>`;
}

interface PackedPart {
  readonly method: number;
  readonly data: Buffer;
  readonly crc: number;
  readonly bytes: number;
}

/** A zip archive; `claimed` is what the last part's directory entry says it unpacks to. */
export function packed(
  parts: Readonly<Record<string, PartContent>> | readonly (readonly [string, PartContent])[],
  claimed?: number,
): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const entries: readonly (readonly [string, PartContent])[] =
    parts instanceof Array ? parts : Object.entries(parts);
  for (const [at, [name, content]] of entries.entries()) {
    const { method, data, crc, bytes } = packedPart(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(at === entries.length - 1 ? (claimed ?? bytes) : bytes, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        common,
        tail,
        Buffer.from(name),
      ]),
    );
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\u0005\u0006'), end]);
}

function packedPart(content: PartContent): PackedPart {
  if (typeof content === 'object' && 'deflated' in content)
    return { method: 8, data: content.deflated, crc: 0, bytes: content.deflated.length };
  if (typeof content === 'object' && 'stored' in content)
    return {
      method: 0,
      data: content.stored,
      crc: crc32(content.stored),
      bytes: content.stored.length,
    };
  const plain = Buffer.from(content);
  return { method: 8, data: deflateRawSync(plain), crc: crc32(plain), bytes: plain.length };
}

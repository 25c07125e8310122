import { crc32, deflateRawSync } from 'node:zlib';

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = (type: string, target: string) =>
  `<Relationships><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

export function sheetXml(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** A workbook around a sheet written by hand: as text, or packed already so that its directory can lie. */
export function workbookOf(sheet: string | Buffer, { claimed }: { claimed?: number } = {}): Buffer {
  return packed(
    {
      '[Content_Types].xml': CONTENT_TYPES,
      '_rels/.rels': RELATIONS('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="h" sheetId="2" r:id="rId9" state="hidden"/><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': RELATIONS('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': sheet,
    },
    claimed,
  );
}

/** A zip archive; `claimed` is what the last part's directory entry says it unpacks to. */
export function packed(parts: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const entries = Object.entries(parts);
  for (const [at, [name, content]] of entries.entries()) {
    const plain = typeof content === 'string' ? Buffer.from(content) : null;
    const data = plain === null ? (content as Buffer) : deflateRawSync(plain);
    const size =
      claimed !== undefined && at === entries.length - 1 ? claimed : (plain?.length ?? data.length);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(plain === null ? 0 : crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
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

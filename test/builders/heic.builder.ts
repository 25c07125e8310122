/** What a HEIC file may say of a picture: crop to w × h in the middle, turns counter-clockwise, mirrored. */
export type HeicProperty =
  | { readonly clap: readonly [width: number, height: number] }
  | { readonly irot: number }
  | { readonly imir: 0 | 1 };

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A real HEIC file whose primary picture gets further properties, in their order. */
export function heicWith(file: Buffer, properties: readonly HeicProperty[]): Buffer {
  return properties.reduce(withProperty, file);
}

/** The same file naming another of its pictures (1 = first) as primary. */
export function heicWithPrimary(file: Buffer, item: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt16BE(item, boxAt(file, ['meta', 'pitm']).start + 12);
  return changed;
}

function withProperty(file: Buffer, property: HeicProperty): Buffer {
  const ipco = boxAt(file, ['meta', 'iprp', 'ipco']);
  const number = boxesIn(file, ipco.start + 8, ipco.end).length + 1;
  const withBox = inserted(file, ['meta', 'iprp', 'ipco'], ipco.end, boxOf(property));
  // The first entry of the list is taken for the primary picture's: version 0, one byte an association.
  const ipma = boxAt(withBox, ['meta', 'iprp', 'ipma']);
  const primary = withBox.readUInt16BE(boxAt(withBox, ['meta', 'pitm']).start + 12);
  const count = entryOf(withBox, ipma, primary) + 2;
  const grown = Buffer.from(withBox);
  grown.writeUInt8(grown.readUInt8(count) + 1, count);
  const end = count + 1 + withBox.readUInt8(count);
  return inserted(grown, ['meta', 'iprp', 'ipma'], end, Buffer.from([0x80 | number]));
}

/** Where the associations of an item begin. */
function entryOf(file: Buffer, ipma: Box, item: number): number {
  for (let at = ipma.start + 16; at < ipma.end; at += 3 + file.readUInt8(at + 2))
    if (file.readUInt16BE(at) === item) return at;
  throw new RangeError('the primary picture has no properties');
}

function boxOf(property: HeicProperty): Buffer {
  if ('irot' in property) return box('irot', Buffer.from([property.irot]));
  if ('imir' in property) return box('imir', Buffer.from([property.imir]));
  const content = Buffer.alloc(32);
  const [width, height] = property.clap;
  [width, 1, height, 1, 0, 1, 0, 1].forEach((value, at) => content.writeUInt32BE(value, at * 4));
  return box('clap', content);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** Every box around grows, and what lies behind moves. */
function inserted(file: Buffer, path: readonly string[], at: number, bytes: Buffer): Buffer {
  const grown = Buffer.concat([file.subarray(0, at), bytes, file.subarray(at)]);
  for (let depth = 1; depth <= path.length; depth += 1) {
    const { start } = boxAt(file, path.slice(0, depth));
    grown.writeUInt32BE(file.readUInt32BE(start) + bytes.length, start);
  }
  moveItems(grown, at, bytes.length);
  return grown;
}

/** Version 0 with a base offset and one extent of four bytes each, as libheif writes it: the base is what moves. */
function moveItems(file: Buffer, behind: number, by: number): void {
  const iloc = boxAt(file, ['meta', 'iloc']);
  for (let at = iloc.start + 16; at < iloc.end; at += 18) {
    const base = file.readUInt32BE(at + 4);
    if (base >= behind) file.writeUInt32BE(base + by, at + 4);
  }
}

function boxAt(file: Buffer, path: readonly string[]): Box {
  let [start, end] = [0, file.length];
  let found: Box | undefined;
  for (const type of path) {
    found = boxesIn(file, start, end).find((one) => one.type === type);
    if (found === undefined) throw new RangeError(`no box ${type}`);
    // 'meta' has a version before its boxes.
    [start, end] = [found.start + (type === 'meta' ? 12 : 8), found.end];
  }
  if (found === undefined) throw new RangeError('no path');
  return found;
}

function boxesIn(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start < to; start = boxes.at(-1)?.end ?? to) {
    const type = file.toString('latin1', start + 4, start + 8);
    boxes.push({ type, start, end: start + file.readUInt32BE(start) });
  }
  return boxes;
}

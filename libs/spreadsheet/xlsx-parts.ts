import { posix } from 'node:path';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import {
  attribute,
  unescapeXml,
  xmlElements,
  XmlScanner,
  type XmlElement,
} from '#libs/spreadsheet/xml-scanner';
import { damaged, partText, unpackPart, type ZipPart } from '#libs/spreadsheet/zip-directory';

/** What the first visible sheet of a workbook is read with. */
export interface XlsxParts {
  readonly sheet: ZipPart;
  readonly sharedStrings: readonly string[];
  /** Whether the cell style of that index shows a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

export async function xlsxParts(
  file: Buffer,
  parts: ReadonlyMap<string, ZipPart>,
): Promise<XlsxParts> {
  const root = await relationsOf(file, parts, '');
  const workbookName = [...root.values()].find(({ type }) =>
    type.endsWith('/officeDocument'),
  )?.target;
  const workbookPart = workbookName === undefined ? undefined : parts.get(workbookName);
  if (workbookPart === undefined) throw damaged();
  const workbook = xmlElements(await partText(file, workbookPart));
  const relations = await relationsOf(file, parts, workbookPart.name);
  const sheet = parts.get(relations.get(firstVisibleSheet(workbook))?.target ?? '');
  if (sheet === undefined) throw damaged();
  const related = (type: string) =>
    parts.get(
      [...relations.values()].find((relation) => relation.type.endsWith(type))?.target ?? '',
    );
  const strings = related('/sharedStrings');
  const styles = related('/styles');
  return {
    sheet,
    sharedStrings: strings === undefined ? [] : await sharedStringsOf(file, strings),
    dateStyles: styles === undefined ? [] : dateStylesOf(xmlElements(await partText(file, styles))),
    date1904: workbook.some(
      ({ name, attributes }) =>
        name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? ''),
    ),
  };
}

async function relationsOf(
  file: Buffer,
  parts: ReadonlyMap<string, ZipPart>,
  owner: string,
): Promise<Map<string, Relation>> {
  const folder = posix.dirname(owner);
  const part = parts.get(posix.join(folder, '_rels', `${posix.basename(owner)}.rels`));
  if (part === undefined) throw damaged();
  const relations = new Map<string, Relation>();
  for (const { name, attributes } of xmlElements(await partText(file, part))) {
    if (name !== 'Relationship') continue;
    const target = attribute(attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const type = attribute(attributes, 'Type') ?? '';
    relations.set(attribute(attributes, 'Id') ?? '', { type, target: path });
  }
  return relations;
}

function firstVisibleSheet(workbook: readonly XmlElement[]): string {
  const sheets = workbook.filter(({ name }) => name === 'sheet');
  const visible = sheets.find(
    ({ attributes }) => (attribute(attributes, 'state') ?? 'visible') === 'visible',
  );
  return attribute((visible ?? sheets[0])?.attributes ?? '', 'id') ?? '';
}

/** Strings longer than a cell may be are kept one character too long: enough to refuse the cell that uses them. */
async function sharedStringsOf(file: Buffer, part: ZipPart): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  const scanner = new XmlScanner({
    open(name, _attributes, closed) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = !closed;
      inText = name === 't' && !closed && !phonetic;
      if (name === 'si' && closed) strings.push('');
    },
    text(text) {
      if (inText && current.length <= SHEET_LIMITS.cellLength) current += text;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(unescapeXml(current));
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of unpackPart(file, part, SHEET_LIMITS.sharedStringBytes)) {
    scanner.push(decoder.decode(chunk, { stream: true }));
  }
  return strings;
}

/** Built-in number formats that show a date (ECMA-376 18.8.30), the Chinese ones among them. */
const FORMAT_LENGTH_MAX = 255;
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

function dateStylesOf(styles: readonly XmlElement[]): boolean[] {
  const custom = new Map<number, boolean>();
  for (const { name, attributes } of styles) {
    if (name !== 'numFmt') continue;
    const code = attribute(attributes, 'formatCode') ?? '';
    const format = code.slice(0, FORMAT_LENGTH_MAX).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    custom.set(Number(attribute(attributes, 'numFmtId')), /[ymdh]/i.test(format));
  }
  const cellStyles = styles.filter(({ name, path }) => name === 'xf' && path.at(-1) === 'cellXfs');
  return cellStyles.map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? '0');
    return custom.get(id) ?? isBuiltInDate(id);
  });
}

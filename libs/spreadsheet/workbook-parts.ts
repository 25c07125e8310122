import { RuleViolation } from '#libs/fund/rule-violation';
import { showsDate } from '#libs/spreadsheet/number-format';
import { relationsName, targetOf } from '#libs/spreadsheet/part-name';
import { damaged, SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import { PlainStrings } from '#libs/spreadsheet/plain-strings';
import { SharedStrings } from '#libs/spreadsheet/shared-strings';
import {
  attributeOf,
  XmlReader,
  type XmlAttributes,
  type XmlHandlers,
} from '#libs/spreadsheet/xml-reader';
import { XmlText } from '#libs/spreadsheet/xml-text';
import type { ZipArchive } from '#libs/spreadsheet/zip-archive';

/** A workbook has at most 65,490 cell formats, the largest thing a small part lists. */
const ELEMENTS_MAX = 300_000;

interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: XmlAttributes;
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a workbook says about its sheets, in its order. */
export interface ListedSheet {
  readonly name: string;
  readonly visible: boolean;
  readonly active: boolean;
  readonly relation: string;
}

export interface WorkbookFacts {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
}

/** The relations of a part, those that lead out of the file left out. */
export async function relationsOf(archive: ZipArchive, owner: string): Promise<Relation[]> {
  const elements = await elementsOf(archive, relationsName(owner));
  return elements
    .filter(({ name, attributes }) => name === 'Relationship' && !isExternal(attributes))
    .map(({ attributes }) => ({
      id: attributeOf(attributes, 'Id') ?? '',
      type: attributeOf(attributes, 'Type') ?? '',
      target: targetOf(owner, attributeOf(attributes, 'Target') ?? ''),
    }));
}

export function relationOf(relations: readonly Relation[], kind: string): Relation | undefined {
  // Both editions of the standard end their addresses alike.
  return relations.find(({ type }) => type.endsWith(`/${kind}`));
}

export async function workbookFacts(archive: ZipArchive, part: string): Promise<WorkbookFacts> {
  const elements = await elementsOf(archive, part);
  const view = elements.find(({ name }) => name === 'workbookView');
  const active = Number(attributeOf(view?.attributes ?? {}, 'activeTab') ?? 0);
  const sheets = elements
    .filter(({ name, parent }) => name === 'sheet' && parent === 'sheets')
    .map(({ attributes }, at) => ({
      name: attributeOf(attributes, 'name') ?? '',
      visible: (attributeOf(attributes, 'state') ?? 'visible') === 'visible',
      active: at === active,
      relation: attributeOf(attributes, 'id') ?? '',
    }));
  const date1904 = elements.some(
    ({ name, attributes }) => name === 'workbookPr' && isTrue(attributeOf(attributes, 'date1904')),
  );
  return { sheets, date1904 };
}

/** Whether the cell style of that index shows a date. */
export async function dateStyles(archive: ZipArchive, part: string): Promise<boolean[]> {
  const styles = await elementsOf(archive, part);
  const custom = new Map<number, string>();
  for (const { name, parent, attributes } of styles) {
    if (name === 'numFmt' && parent === 'numFmts')
      custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
  }
  const cellStyles = styles.filter(({ name, parent }) => name === 'xf' && parent === 'cellXfs');
  return cellStyles.map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return showsDate(id, custom.get(id));
  });
}

export async function sharedStrings(archive: ZipArchive, part: string): Promise<string[]> {
  const collected = new SharedStrings();
  const reader = new XmlReader(collected);
  const strings = new PlainStrings(collected, reader);
  const text = new XmlText();
  for await (const chunk of archive.unpack(part, SHEET_LIMITS.sharedStringBytes))
    strings.write(text.of(chunk));
  reader.end();
  return collected.strings;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** @throws RuleViolation when the file names a part that it does not have */
async function elementsOf(archive: ZipArchive, part: string): Promise<Element[]> {
  const elements: Element[] = [];
  const path: string[] = [];
  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (elements.length >= ELEMENTS_MAX) throw damaged();
      elements.push({ name, parent: path.at(-1) ?? '', attributes });
      path.push(name);
    },
    close: () => void path.pop(),
  };
  const reader = new XmlReader(handlers);
  const text = new XmlText();
  for await (const chunk of archive.unpack(part, SHEET_LIMITS.partBytes))
    reader.write(text.of(chunk));
  reader.end();
  return elements;
}

function isExternal(attributes: XmlAttributes): boolean {
  return attributeOf(attributes, 'TargetMode')?.toLowerCase() === 'external';
}

/** Archives of other programs, by a part that only they have, and what their files are called. */
const FOREIGN: readonly (readonly [part: string, kind: string])[] = [
  ['xl/workbook.bin', '.xlsb'],
  ['Index/Document.iwa', '.numbers'],
  ['Index.zip', '.numbers'],
  ['uof.xml', '.uof'],
];

/** @throws RuleViolation that says how to save the file instead */
export async function refuseForeign(archive: ZipArchive): Promise<void> {
  const foreign = FOREIGN.find(([part]) => archive.has(part));
  if (foreign !== undefined) throw saveAsXlsx(foreign[1]);
  if (!archive.has('mimetype')) return;
  let type = '';
  for await (const chunk of archive.unpack('mimetype', 1_000)) type += chunk.toString('latin1');
  throw type.includes('spreadsheet') ? saveAsXlsx('.ods') : damaged();
}

function saveAsXlsx(kind: string): RuleViolation {
  return new RuleViolation('FILE_OF_OTHER_PROGRAM', { kind });
}

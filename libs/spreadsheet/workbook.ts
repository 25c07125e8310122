import { BlankElements } from '#libs/spreadsheet/blank-elements';
import { damaged, SHEET_LIMITS, type Sheet, type SheetBatch } from '#libs/spreadsheet/sheet';
import {
  dateStyles,
  refuseForeign,
  relationOf,
  relationsOf,
  sharedStrings,
  workbookFacts,
  type Relation,
} from '#libs/spreadsheet/workbook-parts';
import { XlsxRows, type CellBook } from '#libs/spreadsheet/xlsx-rows';
import { XmlReader } from '#libs/spreadsheet/xml-reader';
import { XmlText } from '#libs/spreadsheet/xml-text';
import { ZipArchive } from '#libs/spreadsheet/zip-archive';

/** The sheets of a workbook that can be seen, in its order. @throws RuleViolation when it names a part it does not have */
export async function workbookSheets(file: Buffer): Promise<Sheet[]> {
  const archive = await ZipArchive.open(file);
  await refuseForeign(archive);
  if (!archive.has('_rels/.rels')) throw damaged();
  const workbook = relationOf(await relationsOf(archive, ''), 'officeDocument')?.target;
  if (workbook === undefined) throw damaged();
  const relations = await relationsOf(archive, workbook);
  const { sheets, date1904 } = await workbookFacts(archive, workbook);
  // A text or a presentation has a main part too, and no sheets in it.
  if (sheets.length === 0) throw damaged();
  const book = await cellBook(archive, relations, date1904);
  return sheets
    .filter(({ visible }) => visible)
    .flatMap(({ name, active, relation }) => {
      const part = relations.find(({ id }) => id === relation);
      // Charts and dialogues are sheets too, and have no cells.
      if (part !== undefined && !part.type.endsWith('/worksheet')) return [];
      const rows = () => rowsOf(archive, part?.target ?? `${name}.xml`, book);
      return [{ name, active, rows }];
    });
}

async function cellBook(
  archive: ZipArchive,
  relations: readonly Relation[],
  date1904: boolean,
): Promise<CellBook> {
  const strings = relationOf(relations, 'sharedStrings');
  const styles = relationOf(relations, 'styles');
  return {
    sharedStrings: strings === undefined ? [] : await sharedStrings(archive, strings.target),
    dateStyles: styles === undefined ? [] : await dateStyles(archive, styles.target),
    date1904,
  };
}

/** Piece by piece: the reader sets the pace, and memory does not grow with the sheet. */
async function* rowsOf(
  archive: ZipArchive,
  part: string,
  book: CellBook,
): AsyncGenerator<SheetBatch> {
  const rows = new XlsxRows(book);
  const reader = new XmlReader(rows);
  const text = new XmlText();
  const blanks = new BlankElements();
  let bytes = 0;
  for await (const chunk of archive.unpack(part, SHEET_LIMITS.unpackedBytes)) {
    bytes += chunk.length;
    // What follows the rows is unpacked and not looked at: its sum tells whether the part is whole.
    if (rows.ended) continue;
    const piece = blanks.takenOut(text.of(chunk));
    rows.passOver(blanks.counted());
    reader.write(piece);
    const percent = Math.floor((bytes / archive.unpackedBytes(part)) * 100);
    yield { rows: rows.take(), percent, hiddenColumns: rows.hiddenColumns.positions() };
  }
  if (!rows.ended) reader.end();
}

import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import {
  importFindings,
  type FindingPlace,
  type ImportFinding,
} from '#libs/persistence/imports/import-queries';
import { UnreadableCell, type Sheet, type SheetCell, type SheetRow } from '#libs/spreadsheet/sheet';
import { sheetsOf } from '#libs/spreadsheet/sheet-rows';
import type { OutCell, OutColumn, OutRow } from '#libs/spreadsheet/out-sheet';
import { xlsxLines } from '#libs/spreadsheet/write-sheet';
import { chooseSheet } from '#libs/register-files/choose-sheet';
import { HeaderSearch, type Header } from '#libs/register-files/header';
import { textOf } from '#libs/texts/texts';

const FINDINGS_PER_READ = 500;
const COLUMN: OutColumn = { title: '', kind: 'text', width: 18 };
const REASON: OutColumn = { title: '错误说明', kind: 'text', width: 48, red: true };

/**
 * The uploaded sheet with a red column that says what is wrong, ready to be corrected and uploaded again. Every row keeps
 * its number: what the page says of line 12 is in line 12 of this file too.
 */
export async function annotatedWorkbook(
  manager: EntityManager,
  business: RegisterBusiness,
  importId: number,
  file: Buffer,
): Promise<ReadableStream<Uint8Array>> {
  const { sheet } = await chooseSheet(await sheetsOf(file), business.columns);
  const header = await headerOf(business, sheet);
  const width = widthOf(header);
  const reasons = new FindingReader(manager, importId);
  async function* lines(): AsyncGenerator<readonly OutRow[]> {
    let next = 1;
    for await (const batch of sheet.rows()) {
      const page: OutRow[] = [];
      for (const row of batch.rows) {
        // Between two rows there may be more empty ones than are kept in the memory.
        if (next < row.lineNo) yield page.splice(0);
        for (; next < row.lineNo; next += 1) yield [[]];
        page.push(annotated(row, width, await reasonOf(row, header, reasons)));
        next += 1;
      }
      yield page;
    }
  }
  const columns = Array.from({ length: width }, () => COLUMN);
  return xlsxLines('导入结果', [...columns, REASON], lines(), header.lineNo);
}

async function headerOf(business: RegisterBusiness, sheet: Sheet): Promise<Header> {
  const search = new HeaderSearch(business.columns);
  for await (const batch of sheet.rows()) {
    for (const row of batch.rows) {
      const header = search.look(row);
      if (header !== null) return header;
    }
  }
  throw search.failure();
}

/** Trailing columns without a title are dropped, and a column of reasons from an earlier round. */
function widthOf({ titles }: Header): number {
  return titles.findLastIndex((title) => title !== '' && title !== REASON.title) + 1;
}

async function reasonOf(row: SheetRow, header: Header, reasons: FindingReader): Promise<string> {
  if (row.lineNo < header.lineNo) return '';
  return row.lineNo === header.lineNo ? REASON.title : reasons.at(row.lineNo);
}

function annotated(row: SheetRow, width: number, reason: string): OutCell[] {
  const cells = Array.from({ length: width }, (_, at) => plain(row.cells[at] ?? null));
  return [...cells, reason === '' ? null : reason];
}

function plain(cell: SheetCell): string | null {
  return cell instanceof UnreadableCell ? cell.shown : cell;
}

/** Findings come in the order of the file, so they are read along with it, a piece at a time. */
class FindingReader {
  private findings: ImportFinding[] = [];
  private next = 0;
  private readTo: FindingPlace = { lineNo: 0, findingNo: 0 };
  private ended = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly importId: number,
  ) {}

  /** All that is wrong with the line, in one text. */
  async at(lineNo: number): Promise<string> {
    const reasons: string[] = [];
    for (
      let one = await this.peek();
      one !== undefined && one.lineNo <= lineNo;
      one = await this.peek()
    ) {
      this.next += 1;
      reasons.push(`${one.column}：${textOf(one.refusal.code, one.refusal.details).zh}`);
    }
    return reasons.join('；');
  }

  private async peek(): Promise<ImportFinding | undefined> {
    if (!this.ended && this.next >= this.findings.length) await this.readMore();
    return this.findings[this.next];
  }

  private async readMore(): Promise<void> {
    this.findings = await importFindings(
      this.manager,
      this.importId,
      this.readTo,
      FINDINGS_PER_READ,
    );
    this.next = 0;
    this.ended = this.findings.length === 0;
    this.readTo = this.findings.at(-1) ?? this.readTo;
  }
}

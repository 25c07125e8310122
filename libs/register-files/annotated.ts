import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/business';
import {
  importFindings,
  type FindingPlace,
  type ImportFinding,
} from '#libs/persistence/import-reader';
import { UnreadableCell, type SheetCell, type SheetRow } from '#libs/spreadsheet/sheet';
import { sheetRows } from '#libs/spreadsheet/sheet-rows';
import { xlsxStream, type OutCell, type OutColumn } from '#libs/spreadsheet/write-sheet';
import { HeaderSearch, type Header } from '#libs/register-files/header';
import { textOf } from '#libs/texts/texts';

const FINDINGS_PER_READ = 500;
const COLUMN_WIDTH = 18;
const REASON: OutColumn = { title: '错误说明', kind: 'text', width: 48, red: true };

/** The uploaded rows with a red column that says what is wrong, ready to be corrected and uploaded again. */
export async function annotatedWorkbook(
  manager: EntityManager,
  business: RegisterBusiness,
  importId: number,
  file: Buffer,
): Promise<ReadableStream<Uint8Array>> {
  const header = await headerOf(business, file);
  const titles = header.titles.map((title) => ({
    title,
    kind: 'text' as const,
    width: COLUMN_WIDTH,
  }));
  const reasons = new FindingReader(manager, importId);
  async function* rows(): AsyncGenerator<OutCell[]> {
    for await (const batch of sheetRows(file)) {
      for (const row of batch.rows) {
        if (row.lineNo > header.lineNo)
          yield annotated(row, header.titles.length, await reasons.at(row.lineNo));
      }
    }
  }
  return xlsxStream('导入结果', [...titles, REASON], rows());
}

async function headerOf(business: RegisterBusiness, file: Buffer): Promise<Header> {
  const search = new HeaderSearch(business.columns);
  for await (const batch of sheetRows(file)) {
    for (const row of batch.rows) {
      const header = search.look(row);
      if (header !== null) return trimmed(header);
    }
  }
  throw search.failure();
}

/** Trailing columns without a title are dropped, and a column of reasons from an earlier round. */
function trimmed(header: Header): Header {
  const titles = [...header.titles];
  while (titles.length > 0 && (titles.at(-1) === '' || titles.at(-1) === REASON.title))
    titles.pop();
  return { ...header, titles };
}

function annotated(row: SheetRow, width: number, reason: string): OutCell[] {
  const cells = Array.from({ length: width }, (_, at) => plain(row.cells[at] ?? null));
  return [...cells, reason];
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

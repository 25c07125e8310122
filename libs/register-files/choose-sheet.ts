import type { RegisterColumn } from '#libs/businesses/business';
import { RuleViolation } from '#libs/fund/rule-violation';
import { HeaderSearch, type Header } from '#libs/register-files/header';
import { rowKind } from '#libs/register-files/row-kind';
import type { Sheet } from '#libs/spreadsheet/sheet';

/** The rest of a workbook with more sheets is not looked at. */
const SHEETS_MAX = 30;
/** How far below its header a sheet may begin. */
const ROWS_TRIED = 200;

export interface ChosenSheet {
  readonly sheet: Sheet;
  /** Sheets with a header and people too, which are not read. */
  readonly others: readonly string[];
}

interface Tried {
  readonly sheet: Sheet;
  readonly header: Header | null;
  readonly hasPeople: boolean;
  readonly search: HeaderSearch;
}

/**
 * The sheet with the people: the one that was open when the file was saved, or else the first that has the header and
 * somebody below it. A template saved with its instructions open is read all the same.
 * @throws RuleViolation naming the sheets and what they lack
 */
export async function chooseSheet(
  sheets: readonly Sheet[],
  columns: readonly RegisterColumn[],
): Promise<ChosenSheet> {
  const tried: Tried[] = [];
  for (const sheet of activeFirst(sheets).slice(0, SHEETS_MAX))
    tried.push(await trySheet(sheet, columns));
  const found = tried.filter(({ header }) => header !== null);
  const withPeople = found.filter(({ hasPeople }) => hasPeople);
  const chosen = withPeople[0] ?? found[0];
  if (chosen === undefined) throw failureOf(tried);
  return { sheet: chosen.sheet, others: withPeople.slice(1).map(({ sheet }) => sheet.name) };
}

function activeFirst(sheets: readonly Sheet[]): Sheet[] {
  return [...sheets.filter(({ active }) => active), ...sheets.filter(({ active }) => !active)];
}

async function trySheet(sheet: Sheet, columns: readonly RegisterColumn[]): Promise<Tried> {
  const search = new HeaderSearch(columns);
  let header: Header | null = null;
  let rows = 0;
  try {
    for await (const batch of sheet.rows()) {
      for (const row of batch.rows) {
        if (header === null) header = search.look(row);
        else if (rowKind(row, header) === 'person')
          return { sheet, header, hasPeople: true, search };
        else rows += 1;
        if (rows > ROWS_TRIED) return { sheet, header, hasPeople: false, search };
      }
    }
  } catch (error) {
    if (!(error instanceof RuleViolation) || error.code !== 'FILE_HEADER_MISSING') throw error;
  }
  return { sheet, header, hasPeople: false, search };
}

/** Of the sheet that comes nearest to a header. */
function failureOf(tried: readonly Tried[]): RuleViolation {
  const nearest = [...tried].sort((one, other) => one.search.distance - other.search.distance)[0];
  const failure = nearest?.search.failure() ?? new RuleViolation('FILE_EMPTY');
  if (tried.length < 2 || failure.code !== 'FILE_HEADER_MISSING') return failure;
  const sheets = tried.map(({ sheet }) => sheet.name).join('、');
  return new RuleViolation('FILE_SHEETS_WITHOUT_HEADER', { sheets, ...failure.details });
}

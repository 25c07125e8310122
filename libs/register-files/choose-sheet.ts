import type { Column } from '#libs/businesses/column';
import { RuleViolation } from '#libs/fund/rule-violation';
import { HeaderSearch, type Header } from '#libs/register-files/header';
import { rowKind } from '#libs/register-files/row-kind';
import { listDetails } from '#libs/texts/text-list';
import { textOf } from '#libs/texts/texts';
import type { Sheet } from '#libs/spreadsheet/sheet';

/** The rest of a workbook with more sheets is not looked at. */
const SHEETS_MAX = 30;
/** What a sheet costs much time before it is refused for, and how many of them a file may have. */
const COSTLY = new Set(['FILE_MOSTLY_BLANK', 'FILE_TOO_MANY_ROWS']);
const COSTLY_MAX = 3;
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
  /** How many titles the nearest row lacks. */
  readonly distance: number;
  /** Why it could not be read, but for its titles. */
  readonly failure: RuleViolation | null;
}

/**
 * The sheet with the people: the one that was open when the file was saved, or else the first that has the header and
 * somebody below it. A template saved with its instructions open is read all the same, and what is wrong with a sheet that
 * is not read refuses nothing. Of a csv, read once for each sign that may part its cells, the first with the header.
 * @throws RuleViolation naming the sheets and what they lack
 */
export async function chooseSheet(
  sheets: readonly Sheet[],
  columns: readonly Column[],
): Promise<ChosenSheet> {
  const tried: Tried[] = [];
  for (const sheet of activeFirst(sheets).slice(0, SHEETS_MAX)) {
    const one = await trySheet(sheet, columns);
    tried.push(one);
    refuseMeant(one, tried);
    if (sheet.name === '' && one.header !== null) break;
  }
  const found = tried.filter(({ header }) => header !== null);
  const withPeople = found.filter(({ hasPeople }) => hasPeople);
  const chosen = withPeople[0] ?? found[0];
  if (chosen === undefined) throw failureOf(tried);
  return { sheet: chosen.sheet, others: withPeople.slice(1).map(({ sheet }) => sheet.name) };
}

/**
 * The open sheet with the titles is the one that is meant: another is not read in its place. Nor is a file looked through
 * that only costs time.
 */
function refuseMeant({ sheet, failure, distance }: Tried, tried: readonly Tried[]): void {
  if (failure === null) return;
  const costly = tried.filter((one) => COSTLY.has(one.failure?.code ?? '')).length;
  if ((sheet.active && sheet.name !== '' && distance === 0) || costly >= COSTLY_MAX)
    throw named(sheet, failure, tried.length > 1);
}

function activeFirst(sheets: readonly Sheet[]): Sheet[] {
  return [...sheets.filter(({ active }) => active), ...sheets.filter(({ active }) => !active)];
}

async function trySheet(sheet: Sheet, columns: readonly Column[]): Promise<Tried> {
  const search = new HeaderSearch(columns);
  let header: Header | null = null;
  const tried = (hasPeople: boolean, failure: RuleViolation | null = null): Tried => {
    const twice = failure?.code === 'FILE_COLUMN_TWICE';
    const distance = header !== null || twice ? 0 : search.distance;
    return { sheet, header, hasPeople, distance, failure };
  };
  let rows = 0;
  try {
    for await (const batch of sheet.rows()) {
      for (const row of batch.rows) {
        if (header === null) header = search.look(row, batch.hiddenColumns);
        else if (rowKind(row, header) === 'person') return tried(true);
        else rows += 1;
        if (rows > ROWS_TRIED) return tried(false);
      }
    }
  } catch (error) {
    // A file made to blow up is looked at no further.
    if (!(error instanceof RuleViolation) || error.code === 'FILE_UNPACKS_TOO_LARGE') throw error;
    return tried(false, error);
  }
  return tried(false, header === null ? search.failure() : null);
}

/** Of the sheet that comes nearest to a header. */
function failureOf(tried: readonly Tried[]): RuleViolation {
  const nearest = [...tried].sort((one, other) => one.distance - other.distance)[0];
  const failure = nearest?.failure ?? new RuleViolation('FILE_EMPTY');
  const sheets = tried.map(({ sheet }) => sheet.name).filter((name) => name !== '');
  if (nearest === undefined || sheets.length < 2) return failure;
  return failure.code === 'FILE_HEADER_MISSING'
    ? new RuleViolation('FILE_SHEETS_WITHOUT_HEADER', {
        ...listDetails('sheets', sheets),
        ...failure.details,
      })
    : named(nearest.sheet, failure, true);
}

/** Says in which sheet it is, where there are more than one. */
function named({ name }: Sheet, failure: RuleViolation, isOneOfMore: boolean): RuleViolation {
  if (!isOneOfMore || name === '' || failure.code === 'FILE_EMPTY') return failure;
  const { zh, en } = textOf(failure.code, failure.details);
  return new RuleViolation('FILE_SHEET_REFUSED', { sheet: name, reason: zh, reasonEn: en });
}

import type { EntityManager } from 'typeorm';
import type { Column } from '#libs/businesses/column';
import type { Choice } from '#libs/businesses/column-value';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { formatMonth } from '#libs/fund/month';
import { memberRecords, type MemberRecord } from '#libs/persistence/records/member-queries';
import { instructionsOf } from '#libs/register-files/instructions';
import { outColumn, withChoices } from '#libs/register-files/template';
import type { OutCell, OutRow } from '#libs/spreadsheet/out-sheet';
import { templateWorkbook, xlsxStream } from '#libs/spreadsheet/write-sheet';

const PEOPLE_PER_READ = 2_000;
/** A workbook with lists to choose from is made in memory; a longer one is a plain sheet, written as it is read. */
const PEOPLE_IN_MEMORY = 5_000;

/**
 * The unit's own people with what stands now, one row each, ready to be filled in and sent back. Their ID numbers are
 * masked: account and name say who it is.
 */
export async function presentPeopleXlsx(
  manager: EntityManager,
  business: RegisterBusiness,
  unitId: number,
  choices: readonly Choice[],
): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  const columns = business.columns.filter(
    // What months that have passed had of them is not what they pay now.
    ({ inTemplate, from }) => inTemplate || (from === 'before' && business.past !== true),
  );
  const pages = pagesOfPeople(manager, business, unitId, columns);
  const rows: OutRow[] = [];
  for (let next = await pages.next(); next.done !== true; next = await pages.next()) {
    rows.push(...next.value);
    if (rows.length > PEOPLE_IN_MEMORY)
      return xlsxStream(business.title.zh, columns.map(outColumn), continued(rows, pages));
  }
  return templateWorkbook({
    sheetName: business.title.zh,
    columns: columns.map((column) => withChoices(column, choices)),
    rows,
    instructionsName: '填写说明',
    instructions: instructionsOf(
      business,
      columns.filter(({ inTemplate }) => inTemplate),
    ),
  });
}

async function* continued(
  begun: readonly OutRow[],
  rest: AsyncGenerator<readonly OutRow[]>,
): AsyncGenerator<readonly OutRow[]> {
  yield begun;
  yield* rest;
}

/** Those the business may pick, by their accounts' numbers. */
async function* pagesOfPeople(
  manager: EntityManager,
  { subject }: RegisterBusiness,
  unitId: number,
  columns: readonly Column[],
): AsyncGenerator<readonly OutRow[]> {
  if (subject.kind !== 'account') return;
  let rowNo = 0;
  for (let after: string | undefined; ;) {
    const page = await memberRecords(manager, { unitId, after, limit: PEOPLE_PER_READ });
    yield page
      .filter(({ status }) => subject.statuses.includes(status))
      .map((person) => rowOf(person, columns, (rowNo += 1)));
    if (page.length < PEOPLE_PER_READ) return;
    after = page.at(-1)?.accountNo;
  }
}

function rowOf(person: MemberRecord, columns: readonly Column[], rowNo: number): OutCell[] {
  const { baseFen, unitFen, personalFen, fiscalFen } = person;
  const known: Readonly<Record<string, string | number | null>> = {
    rowNo: String(rowNo),
    accountNo: person.accountNo,
    name: person.name,
    idNumber: maskIdentityNumber(person.idNumber),
    paidThroughMonth: person.paidThroughMonth === null ? '' : formatMonth(person.paidThroughMonth),
    baseBeforeFen: baseFen,
    unitBeforeFen: unitFen,
    personalBeforeFen: personalFen,
    fiscalBeforeFen: fiscalFen,
    totalBeforeFen: unitFen + personalFen + fiscalFen,
  };
  return columns.map(({ key, kind }) => {
    const value = known[key] ?? null;
    return kind === 'money' && typeof value === 'number' ? value / 100 : value;
  });
}

import type { OfficeMemberRow } from '#apps/api/office/office.dto';
import { NORMAL } from '#libs/fund/account-status';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { OutColumn, OutRow } from '#libs/spreadsheet/out-sheet';
import type { SheetFormat } from '#libs/spreadsheet/sheet-rows';
import { csvStream, xlsxStream } from '#libs/spreadsheet/write-sheet';

/** In one file. */
export const EXPORTED_MAX = 10_000;
export const FOUND_MEMBERS = '缴存人查询结果';

const COLUMNS: readonly OutColumn[] = [
  { title: '单位账号', kind: 'identifier', width: 16 },
  { title: '单位名称', kind: 'text', width: 28 },
  { title: '个人账号', kind: 'identifier', width: 16 },
  { title: '姓名', kind: 'text', width: 14 },
  { title: '证件号码', kind: 'identifier', width: 22 },
  { title: '账户状态', kind: 'text', width: 16 },
  { title: '缴存基数', kind: 'money', width: 16 },
  { title: '月缴存额', kind: 'money', width: 16 },
];

interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/**
 * Everybody a search finds, a page at a time: counted before anything is given, for the log says how many were taken away.
 * @throws RuleViolation MEMBERS_TOO_MANY
 */
export async function foundMembers<Row>(
  read: (after: string | undefined) => Promise<PageOf<Row>>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let after: string | undefined, more = true; more;) {
    const { items, next } = await read(after);
    found.push(...items);
    if (found.length > EXPORTED_MAX)
      throw new RuleViolation('MEMBERS_TOO_MANY', { max: EXPORTED_MAX });
    after = next ?? undefined;
    more = next !== null;
  }
  return found;
}

/** As the page shows them: ID numbers with stars. */
export function foundMembersSheet(
  found: readonly OfficeMemberRow[],
  format: SheetFormat,
): ReadableStream<Uint8Array> {
  const rows = found.map(cellsOf);
  return format === 'csv' ? csvStream(COLUMNS, rows) : xlsxStream(FOUND_MEMBERS, COLUMNS, rows);
}

function cellsOf(member: OfficeMemberRow): OutRow {
  const { unit, accountNo, name, idNumberMasked, statusText, status } = member;
  const { baseFen, monthlyFen } = member;
  return [
    ...[unit.accountNo, unit.name, accountNo, name, idNumberMasked, statusText.zh],
    ...[baseFen / 100, status === NORMAL ? monthlyFen / 100 : 0],
  ];
}

import type { EntityManager } from 'typeorm';
import { SEALED } from '#libs/fund/account-status';
import {
  narrowed,
  rowsShown,
  type RowsNamed,
  type RowsShown,
} from '#libs/persistence/registers/register-filter';
import {
  afterPlace,
  orderBy,
  orderValue,
  type RowOrder,
  type RowPlace,
} from '#libs/persistence/registers/register-order';
import { idNumberSql, nameSql } from '#libs/persistence/cases/former-case';
import { TAKEN_ALONG } from '#libs/persistence/registers/register-balance';
import { refusalOf, valuesOf } from '#libs/persistence/registers/register-row';
import { snakeOf } from '#libs/persistence/database/snake-naming';
import type { ColumnRefusal, TypedValues } from '#libs/case/register';

/** A row of a register with its person, as pages and exports show it. Amounts in fen. */
export interface RegisterRowRead {
  readonly rowNo: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseBeforeFen: number;
  readonly unitBeforeFen: number;
  readonly personalBeforeFen: number;
  readonly fiscalBeforeFen: number;
  readonly totalBeforeFen: number;
  readonly baseAfterFen: number;
  readonly unitAfterFen: number;
  readonly personalAfterFen: number;
  readonly fiscalAfterFen: number;
  readonly totalAfterFen: number;
  readonly chosen: boolean;
  /** Its own month, where every row decides one. */
  readonly month: string | null;
  /** What was typed, what was decided beside the amounts, and what else is known of the account, by column key. */
  readonly values: TypedValues;
  readonly finding: ColumnRefusal | null;
  /** Said of it, and does not block. */
  readonly note: ColumnRefusal | null;
  readonly importId: number | null;
  /** Its base when the case was submitted before; null when it was not among those rows. */
  readonly formerBaseFen: number | null;
  /** What was typed of it then. */
  readonly former: TypedValues | null;
  /** What the rows are ordered by. */
  readonly orderValue: string;
}

export interface RowsWanted extends RowsShown {
  readonly businessNo: string;
  /** Where the page before ended; none for the first. */
  readonly after?: RowPlace;
  /** By number unless said otherwise. */
  readonly order?: RowOrder;
  readonly limit: number;
  /** This row alone. */
  readonly rowNo?: number;
}

const AMOUNTS = [
  'baseBeforeFen',
  'unitBeforeFen',
  'personalBeforeFen',
  'fiscalBeforeFen',
  'baseAfterFen',
  'unitAfterFen',
  'personalAfterFen',
  'fiscalAfterFen',
] as const;
type Amount = (typeof AMOUNTS)[number];

const AMOUNT_SELECTION = AMOUNTS.map((name) => `r.${snakeOf(name)} AS ${name}`).join(', ');

/**
 * What of a transfer that is posted the account had when it went: what becomes of it in its new unit is nobody's business
 * in the one that let it go.
 */
const AS_IT_WENT = `
  IF(e.account_id IS NULL, a.status, '${SEALED}') AS status,
  IF(e.account_id IS NULL, a.balance_fen, e.carried_forward_fen + e.current_year_fen) AS balanceFen,
  IF(e.account_id IS NULL, a.paid_through_month, e.paid_through_month) AS paidThroughMonth`;

const ROW_SELECTION = `
  r.row_no AS rowNo, COALESCE(a.account_no, '') AS accountNo, ${nameSql('r')} AS name, ${idNumberSql('r')} AS idNumber,
  ${AMOUNT_SELECTION}, r.chosen, r.month, r.typed, r.decided, ${AS_IT_WENT}, r.finding_code AS findingCode, r.finding_column AS findingColumn,
  r.finding_details AS findingDetails, r.note_code AS noteCode, r.note_details AS noteDetails, r.import_id AS importId,
  f.row_key AS formerKey, f.base_after_fen AS formerBaseFen, f.typed AS formerTyped`;

type RawRow = Record<Amount, string> & {
  readonly rowNo: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly chosen: number;
  readonly findingCode: string | null;
  readonly findingColumn: string | null;
  readonly findingDetails: string | null;
  readonly noteCode: string | null;
  readonly noteDetails: string | null;
  readonly month: string | null;
  readonly typed: string | null;
  readonly decided: string | null;
  readonly status: string | null;
  readonly balanceFen: string | null;
  readonly paidThroughMonth: string | null;
  readonly importId: number | null;
  readonly formerKey: string | null;
  readonly formerBaseFen: string | null;
  readonly formerTyped: string | null;
  readonly orderValue: string | number;
};

/** Rows in their order, keyset-paged. */
export async function registerRows(
  manager: EntityManager,
  wanted: RowsWanted,
): Promise<RegisterRowRead[]> {
  const { from, where, values } = namedBy(wanted);
  const rows: RawRow[] = await manager.query(
    `SELECT ${ROW_SELECTION}, ${orderValue(wanted.order ?? 'row')} AS orderValue
       FROM ${from} LEFT JOIN ${TAKEN_ALONG}
      WHERE ${where} ORDER BY ${orderBy(wanted.order ?? 'row')} LIMIT ?`,
    [...values, wanted.limit],
  );
  return rows.map(rowOf);
}

const OF_ROW = new Set<string>([
  ...AMOUNTS,
  'totalBeforeFen',
  'totalAfterFen',
  'accountNo',
  'name',
  'idNumber',
  'month',
]);

/** What a row has in a column. */
export function valueOfRow(row: RegisterRowRead, key: string): string | number | undefined {
  if (!OF_ROW.has(key)) return row.values[key];
  const value = new Map<string, unknown>(Object.entries(row)).get(key);
  // What nothing was decided of is shown as it was typed.
  return typeof value === 'string' || typeof value === 'number' ? value : row.values[key];
}

/** How many rows a search or a filter shows. */
export async function countRows(
  manager: EntityManager,
  businessNo: string,
  shown: RowsShown,
): Promise<number> {
  const { from, where, values } = rowsShown(businessNo, shown);
  const [row]: { count: string }[] = await manager.query(
    `SELECT COUNT(*) AS count FROM ${from} WHERE ${where}`,
    [...values],
  );
  return Number(row?.count ?? 0);
}

function namedBy({ businessNo, after, order = 'row', rowNo, only, q }: RowsWanted): RowsNamed {
  let rows = rowsShown(businessNo, { only, q });
  if (after !== undefined) {
    const beyond = afterPlace(order, after);
    rows = narrowed(rows, beyond.where, ...beyond.values);
  }
  return rowNo === undefined ? rows : narrowed(rows, 'r.row_no = ?', rowNo);
}

function rowOf(row: RawRow): RegisterRowRead {
  const fen = Object.fromEntries(AMOUNTS.map((name) => [name, Number(row[name])])) as Record<
    Amount,
    number
  >;
  return {
    rowNo: row.rowNo,
    accountNo: row.accountNo,
    name: row.name,
    idNumber: row.idNumber,
    ...fen,
    totalBeforeFen: fen.unitBeforeFen + fen.personalBeforeFen + fen.fiscalBeforeFen,
    totalAfterFen: fen.unitAfterFen + fen.personalAfterFen + fen.fiscalAfterFen,
    chosen: row.chosen === 1,
    month: row.month,
    values: { ...ofAccount(row), ...valuesOf(row.typed), ...valuesOf(row.decided) },
    finding: findingOf(row),
    note: row.noteCode === null ? null : refusalOf(row.noteCode, row.noteDetails),
    importId: row.importId,
    formerBaseFen: row.formerBaseFen === null ? null : Number(row.formerBaseFen),
    former: row.formerKey === null ? null : (valuesOf(row.formerTyped) ?? {}),
    orderValue: String(row.orderValue),
  };
}

function findingOf({ findingCode, findingDetails, findingColumn }: RawRow): ColumnRefusal | null {
  if (findingCode === null) return null;
  const finding = refusalOf(findingCode, findingDetails);
  return findingColumn === null ? finding : { ...finding, column: findingColumn };
}

/** What columns can show of the account beside its number and holder. */
function ofAccount({ status, balanceFen, paidThroughMonth }: RawRow): TypedValues {
  if (status === null) return {};
  return {
    status,
    balanceFen: Number(balanceFen),
    ...(paidThroughMonth === null ? {} : { paidThroughMonth }),
  };
}

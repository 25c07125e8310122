import type { EntityManager } from 'typeorm';
import {
  narrowed,
  rowsShown,
  type RowsNamed,
  type RowsShown,
} from '#libs/persistence/register-filter';
import {
  afterPlace,
  orderBy,
  orderValue,
  type RowOrder,
  type RowPlace,
} from '#libs/persistence/register-order';
import { refusalOf } from '#libs/persistence/register-row';
import type { Refusal } from '#libs/submission/refusal';

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
  readonly finding: Refusal | null;
  readonly importId: number | null;
  /** Its base when the case was submitted before; null when it was not among those rows. */
  readonly formerBaseFen: number | null;
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

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const AMOUNT_SELECTION = AMOUNTS.map((name) => `r.${snake(name)} AS ${name}`).join(', ');

type RawRow = Record<Amount, string> & {
  readonly rowNo: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly chosen: number;
  readonly findingCode: string | null;
  readonly findingDetails: string | null;
  readonly importId: number | null;
  readonly formerBaseFen: string | null;
  readonly orderValue: string | number;
};

/** Rows in their order, keyset-paged. */
export async function registerRows(
  manager: EntityManager,
  wanted: RowsWanted,
): Promise<RegisterRowRead[]> {
  const { from, where, values } = namedBy(wanted);
  const rows: RawRow[] = await manager.query(
    `SELECT r.row_no AS rowNo, a.account_no AS accountNo, m.name, m.id_number AS idNumber, ${AMOUNT_SELECTION},
            r.chosen, ${orderValue(wanted.order ?? 'row')} AS orderValue, r.finding_code AS findingCode, r.finding_details AS findingDetails, r.import_id AS importId, f.base_after_fen AS formerBaseFen
       FROM ${from}
      WHERE ${where} ORDER BY ${orderBy(wanted.order ?? 'row')} LIMIT ?`,
    [...values, wanted.limit],
  );
  return rows.map(rowOf);
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
    finding: row.findingCode === null ? null : refusalOf(row.findingCode, row.findingDetails),
    importId: row.importId,
    formerBaseFen: row.formerBaseFen === null ? null : Number(row.formerBaseFen),
    orderValue: String(row.orderValue),
  };
}

import type { EntityManager } from 'typeorm';
import { FORMER_ROW, SINCE_FORMER } from '#libs/persistence/former-submission';
import { beginningWith, containing } from '#libs/persistence/like-pattern';
import {
  afterPlace,
  orderBy,
  orderValue,
  risesOver,
  type RowOrder,
  type RowPlace,
} from '#libs/persistence/register-order';
import { refusalOf } from '#libs/persistence/register-row';
import type { Refusal } from '#libs/submission/refusal';
import { identifierOf } from '#libs/values/identifier';
import { nameKey } from '#libs/values/name';

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

export interface RowsWanted {
  readonly businessNo: string;
  /** Where the page before ended; none for the first. */
  readonly after?: RowPlace;
  /** By number unless said otherwise. */
  readonly order?: RowOrder;
  readonly limit: number;
  readonly only?: 'findings' | 'chosen' | 'over20' | 'since-return';
  /** This row alone. */
  readonly rowNo?: number;
  /** Beginning of an account number, or a part of a name. */
  readonly q?: string;
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
  const { where, values } = filterOf(wanted);
  const rows: RawRow[] = await manager.query(
    `SELECT r.row_no AS rowNo, a.account_no AS accountNo, m.name, m.id_number AS idNumber, ${AMOUNT_SELECTION},
            r.chosen, ${orderValue(wanted.order ?? 'row')} AS orderValue, r.finding_code AS findingCode, r.finding_details AS findingDetails, r.import_id AS importId, f.base_after_fen AS formerBaseFen
       FROM register_row r JOIN personal_account a ON a.id = r.account_id JOIN member m ON m.id = a.member_id
       ${FORMER_ROW}
      WHERE ${where} ORDER BY ${orderBy(wanted.order ?? 'row')} LIMIT ?`,
    [...values, wanted.limit],
  );
  return rows.map(rowOf);
}

function filterOf(wanted: RowsWanted): { where: string; values: unknown[] } {
  const conditions = ['r.business_no = ?'];
  const values: unknown[] = [wanted.businessNo];
  if (wanted.after !== undefined) {
    const after = afterPlace(wanted.order ?? 'row', wanted.after);
    conditions.push(after.where);
    values.push(...after.values);
  }
  if (wanted.only === 'findings') conditions.push('r.finding_code IS NOT NULL');
  if (wanted.only === 'chosen') conditions.push('r.chosen = 1');
  if (wanted.only === 'since-return') conditions.push('r.chosen = 1', SINCE_FORMER);
  if (wanted.only === 'over20') conditions.push('r.chosen = 1', risesOver(20));
  if (wanted.rowNo !== undefined) {
    conditions.push('r.row_no = ?');
    values.push(wanted.rowNo);
  }
  if (wanted.q !== undefined && wanted.q !== '') {
    conditions.push('(a.account_no LIKE ? OR m.name_key LIKE ?)');
    values.push(...patternsOf(wanted.q));
  }
  return { where: conditions.join(' AND '), values };
}

/** An account's beginning and a part of a name, however they are written. */
function patternsOf(words: string): string[] {
  return [beginningWith(identifierOf(words) || words), containing(nameKey(words))];
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

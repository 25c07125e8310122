import type { EntityManager } from 'typeorm';
import type { RegisterBusiness, RegisterColumn } from '#libs/businesses/business';
import type { ReceiptSection, ReceiptSum, ReceiptTable } from '#libs/documents/receipt-view';
import { chineseCapitals } from '#libs/fund/chinese-capitals';
import { ratiosOf, type Ratios } from '#libs/fund/contribution';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { formatYuan, type Fen } from '#libs/fund/money';
import { formatRatio } from '#libs/fund/ratio';
import type { Terms } from '#libs/fund/terms';
import {
  receiptRowsOf,
  type ReceiptFacts,
  type ReceiptRow,
} from '#libs/persistence/receipt-reader';

/** A receipt is a proof, not an archive: longer lists are exported from the hall by the business number (decision 0033). */
const ROWS_MAX = 500;

export interface ReceiptParts {
  readonly sections: readonly ReceiptSection[];
  readonly attachments: readonly ReceiptSection[];
}

/** What a register business did: people and sums in figures and capitals, and the list behind it. */
export async function registerSections(
  manager: EntityManager,
  business: RegisterBusiness,
  { submission, unit }: ReceiptFacts,
): Promise<ReceiptParts> {
  const { people, beforeFen, afterFen } = submission;
  const { unitBp, personalBp, fiscalBp } = ratiosOfCase(submission, unit);
  const ratios = [unitBp, personalBp, fiscalBp].map(formatRatio).join(' / ');
  const listed = people <= ROWS_MAX;
  const totals: ReceiptSection = {
    title: '业务内容',
    facts: [
      { label: '人数', value: `${people.toLocaleString('en-US')} 人` },
      { label: '缴存比例', value: `单位 / 个人 / 财政：${ratios}` },
    ],
    sums: [
      sumOf('月缴存额合计（前）', beforeFen),
      sumOf('月缴存额合计（后）', afterFen),
      sumOf('差额（后－前）', afterFen - beforeFen),
    ],
    table: null,
    note: listed
      ? '明细见所附清册。'
      : `清册超过 ${String(ROWS_MAX)} 人，不随回执打印，可凭业务流水号在网上服务大厅导出。`,
  };
  if (!listed) return { sections: [totals], attachments: [] };
  const rows = await receiptRowsOf(manager, submission.businessNo, ROWS_MAX);
  const table = tableOf(business.columns, rows);
  const list: ReceiptSection = {
    title: `附：清册（${String(rows.length)} 人）`,
    facts: [],
    sums: [],
    table,
    note: '金额单位：元',
  };
  return { sections: [totals], attachments: [list] };
}

/** Those of the month the case takes effect in; cases of before the terms knew them have the unit's. */
function ratiosOfCase({ terms }: ReceiptFacts['submission'], unit: ReceiptFacts['unit']): Ratios {
  return (terms as Partial<Terms> | null)?.ratios ?? ratiosOf(unit);
}

function sumOf(label: string, fen: Fen): ReceiptSum {
  return { label, figures: formatYuan(fen), capitals: chineseCapitals(fen) };
}

/** The register's own columns (domain 13), in their order, and what each amount comes to. */
function tableOf(columns: readonly RegisterColumn[], rows: readonly ReceiptRow[]): ReceiptTable {
  return {
    columns: columns.map((column) => ({
      title: column.title.zh,
      align: alignOf(column),
      wraps: column.key === 'name',
    })),
    rows: rows.map((row, at) => columns.map((column) => cellOf(column, row, at + 1))),
    foot: columns.map((column) => footOf(column, rows)),
  };
}

function footOf(column: RegisterColumn, rows: readonly ReceiptRow[]): string {
  if (column.key === 'rowNo') return '合计';
  if (column.kind !== 'money') return '';
  return formatYuan(rows.reduce((sum, row) => sum + Number(valueOf(column, row)), 0));
}

function alignOf(column: RegisterColumn): 'left' | 'right' | 'centre' {
  if (column.key === 'rowNo') return 'centre';
  return column.kind === 'money' ? 'right' : 'left';
}

function cellOf(column: RegisterColumn, row: ReceiptRow, rowNo: number): string {
  if (column.key === 'rowNo') return String(rowNo);
  const value = valueOf(column, row);
  if (typeof value === 'number') return formatYuan(value);
  return column.key === 'idNumber' ? maskIdentityNumber(value) : value;
}

function valueOf(column: RegisterColumn, row: ReceiptRow): string | number {
  return new Map<string, string | number>(Object.entries(row)).get(column.key) ?? '';
}

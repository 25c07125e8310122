import type { EntityManager } from 'typeorm';
import type { Column } from '#libs/businesses/column';
import { receiptSum } from '#activities/acts/receipt-sum';
import { shownCell } from '#libs/businesses/shown-cell';
import type { Labels } from '#libs/businesses/shown-value';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { registerSums } from '#libs/businesses/register-sums';
import type { ReceiptFact, ReceiptSection, ReceiptTable } from '#libs/documents/receipt-view';
import { ratiosOf, type Ratios } from '#libs/fund/contribution';
import { formatYuan } from '#libs/fund/money';
import { formatRatio } from '#libs/fund/ratio';
import type { Terms } from '#libs/fund/terms';
import { labelsOf } from '#libs/persistence/cases/case-queries';
import type { ReceiptFacts } from '#libs/persistence/documents/receipt-queries';
import { namedUnits } from '#libs/persistence/registers/named-units';
import { registerBalance } from '#libs/persistence/registers/register-balance';
import {
  registerRows,
  valueOfRow,
  type RegisterRowRead,
} from '#libs/persistence/registers/register-queries';
import type { TypedValues } from '#libs/case/register';
import { PEOPLE, PEOPLE_COUNTED } from '#libs/texts/receipt.texts';

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
  const { people, beforeFen, afterFen, businessNo } = submission;
  const { words } = business;
  const balanceFen = words.balance === undefined ? 0 : await registerBalance(manager, businessNo);
  const counted = (words.counted ?? PEOPLE_COUNTED).zh;
  const listed = people <= ROWS_MAX;
  const totals: ReceiptSection = {
    title: '业务内容',
    facts: [
      { label: (words.people ?? PEOPLE).zh, value: `${people.toLocaleString('en-US')} ${counted}` },
      ...(await headFacts(manager, business, submission)),
      ...(business.past === true ? [] : [ratiosFact(submission, unit)]),
    ],
    sums: registerSums(words, { beforeFen, afterFen, balanceFen }).map(({ label, fen }) =>
      receiptSum(label.zh, fen),
    ),
    table: null,
    note: listed
      ? '明细见所附清册。'
      : `清册超过 ${String(ROWS_MAX)} ${counted}，不随回执打印，可凭业务流水号在网上服务大厅导出。`,
  };
  if (!listed) return { sections: [totals], attachments: [] };
  const rows = await registerRows(manager, { businessNo, only: 'chosen', limit: ROWS_MAX });
  const labels = await labelsOf(manager);
  const table = tableOf(business.columns, rows, { labels, month: submission.effectiveMonth });
  const list: ReceiptSection = {
    title: `附：清册（${String(rows.length)} ${counted}）`,
    facts: [],
    sums: [],
    table,
    note: '金额单位：元',
  };
  return { sections: [totals], attachments: [list] };
}

function ratiosFact(
  submission: ReceiptFacts['submission'],
  unit: ReceiptFacts['unit'],
): ReceiptFact {
  const { unitBp, personalBp, fiscalBp } = ratiosOfCase(submission, unit);
  const ratios = [unitBp, personalBp, fiscalBp].map(formatRatio).join(' / ');
  return { label: '缴存比例', value: `单位 / 个人 / 财政：${ratios}` };
}

/** Those of the month the case takes effect in; cases of before the terms knew them have the unit's. */
function ratiosOfCase({ terms }: ReceiptFacts['submission'], unit: ReceiptFacts['unit']): Ratios {
  return (terms as Partial<Terms> | null)?.ratios ?? ratiosOf(unit);
}

/** What was typed once for the whole register; a unit by its account and name. */
async function headFacts(
  manager: EntityManager,
  { headColumns }: RegisterBusiness,
  { form, unitId }: ReceiptFacts['submission'],
): Promise<ReceiptFact[]> {
  const { head = {} } = form as { readonly head?: TypedValues };
  const named = (await namedUnits(manager, headColumns, head, unitId)) ?? {};
  return headColumns
    .filter(({ key }) => head[key] !== undefined)
    .map(({ key, title }) => ({
      label: title.zh,
      value: [String(head[key]), named[key]?.name ?? ''].join(' ').trim(),
    }));
}

/** What a row is shown by beside its own values. */
interface Shown {
  readonly labels: Labels;
  /** Of the case, where rows have none of their own. */
  readonly month: string | null;
}

/** The register's own columns (domain 13), in their order, and what each amount comes to. */
function tableOf(
  columns: readonly Column[],
  rows: readonly RegisterRowRead[],
  shown: Shown,
): ReceiptTable {
  return {
    columns: columns.map((column) => ({
      title: column.title.zh,
      align: alignOf(column),
      wraps: column.key === 'name',
    })),
    rows: rows.map((row, at) => columns.map((column) => cellOf(column, row, at + 1, shown))),
    foot: columns.map((column) => footOf(column, rows)),
  };
}

function footOf(column: Column, rows: readonly RegisterRowRead[]): string {
  if (column.kind === 'row-number') return '合计';
  if (column.kind !== 'money') return '';
  return formatYuan(rows.reduce((sum, row) => sum + Number(valueOfRow(row, column.key) ?? 0), 0));
}

function alignOf({ kind }: Column): 'left' | 'right' | 'centre' {
  if (kind === 'row-number') return 'centre';
  return kind === 'money' ? 'right' : 'left';
}

function cellOf(
  column: Column,
  row: RegisterRowRead,
  rowNo: number,
  { labels, month }: Shown,
): string {
  if (column.kind === 'row-number') return String(rowNo);
  const ofCase = column.kind === 'month' && column.from === 'case' ? (month ?? '') : undefined;
  return shownCell(column, valueOfRow(row, column.key) ?? ofCase, labels);
}

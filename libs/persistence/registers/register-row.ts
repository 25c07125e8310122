import { NORMAL } from '#libs/fund/account-status';
import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { insertRows, type SqlValue } from '#libs/persistence/database/bulk-insert';
import {
  isDecision,
  keptTyped,
  rowKeyOf,
  type RegisterRule,
} from '#libs/persistence/registers/register-rule';
import type { SubjectRead } from '#libs/persistence/registers/register-subject';
import type { Refusal } from '#libs/case/refusal';
import type {
  ColumnRefusal,
  RowAmount,
  RowContext,
  RowDecision,
  RowSubject,
  TypedValues,
} from '#libs/case/register';
import { nameKey } from '#libs/values/name';

export type RowAmounts = Readonly<Record<RowAmount, number>>;

/** A row as it is kept: whom it is about, what was typed, what was decided and against which version. */
export interface DecidedRow {
  readonly key: string;
  readonly accountId: number | null;
  readonly decidedVersion: number;
  readonly amounts: RowAmounts;
  readonly month: FundMonth | null;
  readonly typed: TypedValues | null;
  readonly decided: TypedValues | null;
  /** Of a person without an account, as searches compare it. */
  readonly nameKey: string | null;
  readonly finding: ColumnRefusal | null;
  /** Said, and does not block. */
  readonly note: ColumnRefusal | null;
}

/** One row decided by the business's rule; with a finding what was typed stands, and nothing else moves. */
export function decideSubject(
  rule: RegisterRule,
  subject: SubjectRead,
  typed: TypedValues,
  context: RowContext,
): DecidedRow {
  const result = rule.decideRow(subject.facts, typed, context);
  const kept = keptTyped(rule, typed);
  const before = amountsBefore(subject.facts);
  const row = {
    key: rowKeyOf(rule, subject.key, typed),
    accountId: subject.accountId,
    decidedVersion: subject.version,
    typed: kept.others,
    nameKey: subject.facts.kind === 'person' ? keyOfName(typed) : null,
  };
  if (isDecision(result))
    return {
      ...row,
      amounts: { ...before, ...amountsSaid(result), ...amountsAfter(result) },
      month: result.month ?? null,
      decided: result.decided ?? null,
      finding: null,
      note: result.note ?? null,
    };
  return {
    ...row,
    amounts: { ...before, ...unmoved(before), baseAfterFen: kept.baseFen ?? before.baseBeforeFen },
    month: null,
    decided: null,
    finding: result,
    note: null,
  };
}

const NOTHING = { baseBeforeFen: 0, unitBeforeFen: 0, personalBeforeFen: 0, fiscalBeforeFen: 0 };

/** Who does not pay in the month has a base and no amounts. */
function amountsBefore(facts: RowSubject) {
  if (facts.kind === 'person') return NOTHING;
  const { status, baseFen, unitFen, personalFen, fiscalFen } = facts;
  if (status !== NORMAL) return { ...NOTHING, baseBeforeFen: baseFen };
  return {
    baseBeforeFen: baseFen,
    unitBeforeFen: unitFen,
    personalBeforeFen: personalFen,
    fiscalBeforeFen: fiscalFen,
  };
}

/** Where what stood there before is something else than what the account pays. */
function amountsSaid({ before }: RowDecision): Partial<typeof NOTHING> {
  if (before === undefined) return {};
  const { baseFen, unitFen, personalFen, fiscalFen } = before;
  return {
    baseBeforeFen: baseFen,
    unitBeforeFen: unitFen,
    personalBeforeFen: personalFen,
    fiscalBeforeFen: fiscalFen,
  };
}

function unmoved(before: ReturnType<typeof amountsBefore>) {
  return {
    unitAfterFen: before.unitBeforeFen,
    personalAfterFen: before.personalBeforeFen,
    fiscalAfterFen: before.fiscalBeforeFen,
  };
}

function amountsAfter({
  baseAfterFen,
  unitAfterFen,
  personalAfterFen,
  fiscalAfterFen,
}: RowDecision) {
  return { baseAfterFen, unitAfterFen, personalAfterFen, fiscalAfterFen };
}

function keyOfName(typed: TypedValues): string {
  return nameKey(String(typed['name'] ?? '')).toUpperCase();
}

/** Columns of register_row and register_import_row alike, in the order of `rowValues`. */
export const ROW_COLUMNS = [
  'row_key',
  'account_id',
  'month',
  'base_before_fen',
  'unit_before_fen',
  'personal_before_fen',
  'fiscal_before_fen',
  'base_after_fen',
  'unit_after_fen',
  'personal_after_fen',
  'fiscal_after_fen',
  'typed',
  'decided',
  'name_key',
  'decided_version',
  'note_code',
  'note_details',
] as const;
const FINDING_COLUMNS = ['finding_code', 'finding_column', 'finding_details'] as const;

export function rowValues(row: DecidedRow): SqlValue[] {
  const { amounts, note } = row;
  return [
    row.key,
    row.accountId,
    row.month,
    amounts.baseBeforeFen,
    amounts.unitBeforeFen,
    amounts.personalBeforeFen,
    amounts.fiscalBeforeFen,
    amounts.baseAfterFen,
    amounts.unitAfterFen,
    amounts.personalAfterFen,
    amounts.fiscalAfterFen,
    jsonText(row.typed),
    jsonText(row.decided),
    row.nameKey,
    row.decidedVersion,
    note?.code ?? null,
    detailsText(note),
  ];
}

function findingValues({ finding }: DecidedRow): SqlValue[] {
  return [finding?.code ?? null, finding?.column ?? null, detailsText(finding)];
}

export function jsonText(values: TypedValues | null): string | null {
  return values === null ? null : JSON.stringify(values);
}

export function valuesOf(text: string | null): TypedValues | null {
  return text === null ? null : (JSON.parse(text) as TypedValues);
}

export function detailsText(finding: Refusal | null): string | null {
  return finding?.details === undefined ? null : JSON.stringify(finding.details);
}

export function refusalOf(code: string, details: string | null): Refusal {
  return details === null
    ? { code }
    : { code, details: JSON.parse(details) as Record<string, string | number> };
}

interface NumberedRow {
  readonly rowNo: number;
  readonly row: DecidedRow;
}

/** New rows, each ticked for submission. */
export async function insertDecided(
  manager: EntityManager,
  businessNo: string,
  rows: readonly NumberedRow[],
): Promise<void> {
  const columns = ['business_no', 'row_no', ...ROW_COLUMNS, ...FINDING_COLUMNS, 'chosen'];
  const values = rows.map((one) => [...valuesIn(businessNo, one), true]);
  await insertRows(manager, 'register_row', columns, values);
}

function valuesIn(businessNo: string, { rowNo, row }: NumberedRow): SqlValue[] {
  return [businessNo, rowNo, ...rowValues(row), ...findingValues(row)];
}

export async function rewriteRows(
  manager: EntityManager,
  businessNo: string,
  rows: readonly NumberedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...ROW_COLUMNS, ...FINDING_COLUMNS];
  const values = rows.map((one) => valuesIn(businessNo, one));
  await manager.query(
    `INSERT INTO register_row (business_no, row_no, ${columns.join(', ')}) VALUES ?
     ON DUPLICATE KEY UPDATE ${columns.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
    [values],
  );
}

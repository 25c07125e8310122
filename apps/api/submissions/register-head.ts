import type { EntityManager } from 'typeorm';
import type { Draft } from '#apps/api/submissions/draft';
import type { HeadUnitDto } from '#apps/api/submissions/submission.dto';
import { Problem } from '#apps/api/problems/problem';
import type { Column } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { businessOf } from '#libs/businesses/registry';
import { isFundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { namedUnits } from '#libs/persistence/registers/named-units';
import { marksOf } from '#libs/persistence/registers/register-months';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import type { TypedValues } from '#libs/case/register';
import { isOfKind, ruleOf, tidied } from '#libs/values/read-value';

/** What is typed once for the whole register. */
export interface HeadForm {
  readonly effectiveMonth?: string;
  readonly head?: Readonly<Record<string, unknown>>;
}

/** What is typed into the head decides every row anew. */
export async function editHead(
  { manager, row, business }: Draft<RegisterBusiness>,
  form: HeadForm,
): Promise<void> {
  const head = await readHead(manager, row, business, form);
  row.effectiveMonth = head.effectiveMonth ?? row.effectiveMonth;
  row.form = { ...head };
  await manager.query('UPDATE submission SET effective_month = ?, form = ? WHERE business_no = ?', [
    row.effectiveMonth,
    JSON.stringify(row.form),
    row.businessNo,
  ]);
  await recheckRegister(manager, business, row.businessNo, await databaseNow(manager));
}

/** The month, where the case has one, and the head's own columns as they are kept. @throws Problem naming the column */
export async function readHead(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RegisterBusiness,
  form: HeadForm,
): Promise<{ readonly effectiveMonth?: string; readonly head?: TypedValues }> {
  const month = business.month === 'head' ? { effectiveMonth: monthIn(form) } : {};
  if (business.headColumns.length === 0) return month;
  const head = valuesIn(business.headColumns, form.head ?? {});
  const unit = await manager.findOneByOrFail(UnitEntity, { id: row.unitId });
  const named = (await namedUnits(manager, business.headColumns, head, row.unitId)) ?? {};
  const facts = { head, unit: await marksOf(manager, unit, await databaseNow(manager)), named };
  const refusal = business.decideHead?.(facts) ?? null;
  if (refusal !== null) {
    const { column, ...problem } = refusal;
    const errors = column === undefined ? [] : [{ field: column, ...problem }];
    throw new Problem(422, problem.code, problem.details ?? {}, { errors });
  }
  return { ...month, head };
}

function monthIn({ effectiveMonth }: HeadForm): string {
  if (effectiveMonth === undefined || !isFundMonth(effectiveMonth))
    throw new RuleViolation('MONTH_MALFORMED');
  return effectiveMonth;
}

/** Each value as it is kept; what is left empty is not there. */
function valuesIn(
  columns: readonly Column[],
  typed: Readonly<Record<string, unknown>>,
): TypedValues {
  const unknown = Object.keys(typed).find((key) => !columns.some((one) => one.key === key));
  if (unknown !== undefined) throw wrong(unknown, 'FIELD_UNKNOWN', { field: unknown });
  const entries = columns.flatMap((column): [string, string][] => {
    const value = typed[column.key] ?? '';
    const kind = column.valueKind ?? 'line';
    const text = typeof value === 'string' ? tidied(kind, value) : '';
    if (text === '' && value === '') return [];
    if (isOfKind(kind, text)) return [[column.key, text]];
    const { zh: rule, en: ruleEn } = ruleOf(kind);
    const { zh: field, en: fieldEn } = column.title;
    throw wrong(column.key, 'FIELD_MALFORMED', { field, fieldEn, rule, ruleEn });
  });
  return Object.fromEntries(entries);
}

function wrong(key: string, code: string, details: Record<string, string>): Problem {
  return new Problem(422, code, details, { errors: [{ field: key, code, details }] });
}

/** The units that a register's head names, for whoever may read the case; empty for other cases. */
export async function headUnitsOf(
  manager: EntityManager,
  row: SubmissionEntity,
): Promise<HeadUnitDto[]> {
  const { headColumns = [] } = businessOf('register', row.business) ?? {};
  if (headColumns.length === 0) return [];
  const { head = {} } = row.form as { head?: TypedValues };
  const named = (await namedUnits(manager, headColumns, head, row.unitId)) ?? {};
  return Object.entries(named).flatMap(([column, unit]) =>
    unit === null ? [] : [{ column, accountNo: unit.accountNo, name: unit.name }],
  );
}

import type { EntityManager } from 'typeorm';
import { Problem } from '#apps/api/problems/problem';
import type { Draft } from '#apps/api/submissions/draft';
import type { FormRequest } from '#apps/api/submissions/submission.dto';
import type { DatedRefusal, FieldsBusiness } from '#libs/businesses/business';
import { refusalOfValue, tidiedChanges, type FieldsForm } from '#libs/businesses/field-changes';
import { summaryOfChanges } from '#libs/businesses/summary-of-changes';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { validCodes } from '#libs/persistence/reference-data/dictionary-store';
import { changesTogether } from '#libs/persistence/cases/subject-together';
import {
  memberIdOfAccount,
  namedMember,
  subjectFields,
} from '#libs/persistence/cases/subject-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { decideDated } from '#libs/persistence/terms/dated-fields';

/** Keeps old beside new: the register of changes shows both. Each bad field is named; none is kept then. */
export async function editFields(
  { manager, row, business, keyedHashSecret }: Draft<FieldsBusiness>,
  form: FormRequest,
): Promise<void> {
  const typed = tidiedChanges(business, stringsOf(wholeForm(row, business, form)));
  const subject = await subjectOfForm(manager, row, business, form);
  const asked = { changes: typed, keyedHashSecret };
  const { changes, refusal: together } = await changesTogether(manager, business, subject, asked);
  const codes = await validCodes(manager);
  const errors = Object.entries(changes).flatMap(([name, value]) => {
    const field = business.fields.find((one) => one.name === name);
    const refusal =
      field === undefined
        ? { code: 'FIELD_UNKNOWN', details: { field: name, fieldEn: name } }
        : refusalOfValue(field, value, codes);
    return refusal === null ? [] : [{ field: name, ...refusal }];
  });
  const dated = await datedPart(manager, row, business, changes);
  if (dated.refusal !== null) errors.push(dated.refusal);
  if (together !== null && !errors.some(({ field }) => field === together.field))
    errors.push(together);
  const [first] = errors;
  if (first !== undefined) throw new Problem(422, first.code, first.details ?? {}, { errors });
  const before =
    subject === null
      ? {}
      : { ...(await subjectFields(manager, subject, Object.keys(changes))), ...dated.before };
  row.memberId = subject?.kind === 'member' ? subject.id : null;
  row.form = { ...memberOf(form), changes, before } satisfies FieldsForm;
  const member = await namedMember(manager, subject, form.memberAccountNo);
  const summary = summaryOfChanges(business, changes, member);
  row.summary = summary.zh;
  row.summaryEn = summary.en;
}

/** What a month or a ratio is refused for, or what it changes from; while the month is still to be chosen, nothing. */
async function datedPart(
  manager: EntityManager,
  row: SubmissionEntity,
  { dated }: FieldsBusiness,
  changes: Readonly<Record<string, string>>,
): Promise<{ refusal: DatedRefusal | null; before: Readonly<Record<string, string>> }> {
  const nothing = { refusal: null, before: {} };
  if (dated === undefined || changes[dated.month] === undefined) return nothing;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: row.unitId });
  const now = await databaseNow(manager);
  const decided = await decideDated(manager, dated, unit, { changes, now });
  if (decided === null || decided.refusal?.code === 'DATED_MONTH_ALONE') return nothing;
  return decided.refusal === null ? decided : { refusal: decided.refusal, before: {} };
}

/** A form is sent whole: what it leaves out would be taken for wiped. */
function wholeForm(
  row: SubmissionEntity,
  { subject }: FieldsBusiness,
  { changes, memberAccountNo }: FormRequest,
): Record<string, unknown> {
  const chosen = (row.form as Partial<FieldsForm>).memberAccountNo;
  const missing = [
    ...(changes === undefined ? ['changes'] : []),
    ...(subject === 'member' && chosen !== undefined && memberAccountNo === undefined
      ? ['memberAccountNo']
      : []),
  ];
  const errors = missing.map((field) => ({ field, code: 'SHAPE_REQUIRED' }));
  if (changes === undefined || errors.length > 0)
    throw new Problem(400, 'SHAPE_INVALID', {}, { errors });
  return changes;
}

function memberOf(form: FormRequest): Pick<FieldsForm, 'memberAccountNo'> {
  return form.memberAccountNo === undefined ? {} : { memberAccountNo: form.memberAccountNo };
}

async function subjectOfForm(
  manager: EntityManager,
  row: SubmissionEntity,
  business: FieldsBusiness,
  form: FormRequest,
) {
  if (business.subject === 'unit') return { kind: 'unit' as const, id: row.unitId };
  if (form.memberAccountNo === undefined) return null;
  const id = await memberIdOfAccount(manager, row.unitId, form.memberAccountNo);
  if (id === null) throw new RuleViolation('MEMBER_NOT_FOUND');
  return { kind: 'member' as const, id };
}

function stringsOf(changes: Record<string, unknown>): Record<string, string> {
  const bad = Object.entries(changes).find(([, value]) => typeof value !== 'string');
  if (bad !== undefined)
    throw new Problem(422, 'FIELD_MALFORMED', { field: bad[0], fieldEn: bad[0] });
  return changes as Record<string, string>;
}

import type { EntityManager } from 'typeorm';
import type { FieldsBusiness } from '#libs/businesses/business';
import {
  namedField,
  papersDemanded,
  refusalsOfChanges,
  tidiedChanges,
  type FieldsForm,
} from '#libs/businesses/field-changes';
import { summaryOfChanges } from '#libs/businesses/summary-of-changes';
import { RuleViolation } from '#libs/fund/rule-violation';
import { validCodes } from '#libs/persistence/reference-data/dictionary-store';
import {
  memberIdOfAccount,
  namedMember,
  subjectFields,
  type Subject,
} from '#libs/persistence/cases/subject-store';
import { changesTogether } from '#libs/persistence/cases/subject-together';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { decideDated, type DatedForm } from '#libs/persistence/terms/dated-fields';
import { ratioEffect } from '#libs/persistence/terms/unit-ratios';
import type { CaseWeight } from '#libs/case/route';
import type { Submitting, Weighed } from '#activities/acts/weighed';

/** Checks the changes against today's record and freezes what they change from. */
export async function weighFields(
  manager: EntityManager,
  row: SubmissionEntity,
  business: FieldsBusiness,
  { now, keyedHashSecret }: Submitting,
): Promise<Weighed> {
  const typed = fieldsFormOf(row);
  if (Object.keys(typed.changes).length === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  const subject = await subjectOf(manager, row, business);
  const asked = { changes: tidiedChanges(business, typed.changes), keyedHashSecret };
  const together = await changesTogether(manager, business, subject, asked);
  if (together.refusal !== null)
    throw new RuleViolation(together.refusal.code, together.refusal.details);
  const form = { ...typed, changes: together.changes };
  const names = Object.keys(form.changes);
  const [refusal] = refusalsOfChanges(business, form.changes, await validCodes(manager));
  if (refusal !== undefined) throw new RuleViolation(refusal.code, refusal.details);
  const dated = await weighDated(manager, row, business, { changes: form.changes, now });
  const before = { ...(await subjectFields(manager, subject, names)), ...dated?.before };
  const same = business.fields.find(
    (field) =>
      form.changes[field.name] !== undefined && form.changes[field.name] === before[field.name],
  );
  if (same !== undefined) throw new RuleViolation('FIELD_UNCHANGED', namedField(same));
  row.form = { ...form, before };
  row.memberId = subject.kind === 'member' ? subject.id : null;
  const member = await namedMember(manager, subject, form.memberAccountNo);
  const summary = summaryOfChanges(business, form.changes, member);
  row.summary = summary.zh;
  row.summaryEn = summary.en;
  const ofOne = { people: subject.kind === 'member' ? 1 : 0, beforeFen: 0, afterFen: 0 };
  return { ...(dated?.weight ?? ofOne), papers: papersDemanded(business, form.changes) };
}

/** Ratios concern everybody who pays in their month, whose terms are frozen with the case. */
async function weighDated(
  manager: EntityManager,
  row: SubmissionEntity,
  { dated }: FieldsBusiness,
  facts: DatedForm,
): Promise<{ weight: CaseWeight; before: Readonly<Record<string, string>> } | null> {
  row.effectiveMonth = null;
  if (dated === undefined) return null;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: row.unitId });
  const decided = await decideDated(manager, dated, unit, facts);
  if (decided === null) return null;
  if (decided.refusal !== null)
    throw new RuleViolation(decided.refusal.code, decided.refusal.details);
  row.effectiveMonth = decided.month;
  row.terms = decided.terms;
  const weight = await ratioEffect(manager, unit.id, decided.month, decided.ratios);
  return { weight, before: decided.before };
}

export function fieldsFormOf(row: SubmissionEntity): FieldsForm {
  const form = row.form as Partial<FieldsForm>;
  return { ...form, changes: form.changes ?? {}, before: form.before ?? {} };
}

/** The unit itself, or the member behind the account the form names. */
export async function subjectOf(
  manager: EntityManager,
  row: SubmissionEntity,
  business: FieldsBusiness,
): Promise<Subject> {
  if (business.subject === 'unit') return { kind: 'unit', id: row.unitId };
  const { memberAccountNo } = fieldsFormOf(row);
  if (memberAccountNo === undefined) throw new RuleViolation('CHOOSE_MEMBER');
  const memberId = await memberIdOfAccount(manager, row.unitId, memberAccountNo);
  if (memberId === null) throw new RuleViolation('MEMBER_NOT_FOUND');
  return { kind: 'member', id: memberId };
}

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
import { validCodes } from '#libs/persistence/dictionary-store';
import {
  memberIdOfAccount,
  namedMember,
  subjectFields,
  type Subject,
} from '#libs/persistence/subject-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { Weighed } from '#activities/acts/weighed';

/** Checks the changes against today's record and freezes what they change from. */
export async function weighFields(
  manager: EntityManager,
  row: SubmissionEntity,
  business: FieldsBusiness,
): Promise<Weighed> {
  const typed = fieldsFormOf(row);
  const form = { ...typed, changes: tidiedChanges(business, typed.changes) };
  const names = Object.keys(form.changes);
  if (names.length === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  const subject = await subjectOf(manager, row, business);
  const [refusal] = refusalsOfChanges(business, form.changes, await validCodes(manager));
  if (refusal !== undefined) throw new RuleViolation(refusal.code, refusal.details);
  const before = await subjectFields(manager, subject, names);
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
  return {
    people: subject.kind === 'member' ? 1 : 0,
    beforeFen: 0,
    afterFen: 0,
    papers: papersDemanded(business, form.changes),
  };
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

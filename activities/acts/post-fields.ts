import type { EntityManager } from 'typeorm';
import { fieldsFormOf, subjectOf } from '#activities/acts/weigh-fields';
import type { FieldsBusiness } from '#libs/businesses/business';
import { namedField, tidiedChanges, tidiedValue } from '#libs/businesses/field-changes';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import {
  changeSubject,
  lockSubjectFields,
  recordChanges,
} from '#libs/persistence/cases/subject-store';
import { keepIdentity } from '#libs/persistence/cases/subject-together';
import {
  decideByTerms,
  decideDated,
  type DatedForm,
  type DatedRule,
} from '#libs/persistence/terms/dated-fields';
import { postRatios } from '#libs/persistence/terms/unit-ratios';

export interface FieldsPosting {
  readonly at: Date;
  /** What identities are hashed with. */
  readonly keyedHashSecret: string;
}

/** A field that another case has changed since submit is not overwritten: the case parks with the field's name. */
export async function postFields(
  manager: EntityManager,
  row: SubmissionEntity,
  business: FieldsBusiness,
  { at, keyedHashSecret }: FieldsPosting,
): Promise<number> {
  const form = fieldsFormOf(row);
  const subject = await subjectOf(manager, row, business);
  const names = Object.keys(form.changes);
  const kept = await lockSubjectFields(manager, subject, names);
  const dated = await datedPart(manager, row, business, { changes: form.changes, now: at });
  const present = { ...kept, ...dated?.before };
  const moved = business.fields.find(
    (field) =>
      names.includes(field.name) &&
      tidiedValue(field, present[field.name] ?? '') !==
        tidiedValue(field, form.before[field.name] ?? ''),
  );
  if (moved !== undefined) throw new RuleViolation('FIELD_MOVED_ON', namedField(moved));
  const wanted = tidiedChanges(business, form.changes);
  const isDated = (field: string) => dated?.rule.fields.includes(field) === true;
  const changes = names
    .filter((field) => field !== dated?.rule.month)
    .map((field) => ({ field, before: present[field] ?? '', after: wanted[field] ?? '' }));
  const changed = { ...subject, unitId: row.unitId, businessNo: row.businessNo };
  await changeSubject(
    manager,
    changed,
    changes.filter(({ field }) => !isDated(field)),
  );
  if (business.isIdentity === true) await keepIdentity(manager, subject.id, keyedHashSecret);
  const ofMonth = changes.filter(({ field }) => isDated(field));
  if (dated !== null && ofMonth.length > 0)
    await postDated(manager, row, dated, { changes: wanted, now: at });
  await recordChanges(manager, changed, ofMonth, row.effectiveMonth);
  return changes.length;
}

/** The fields that have a month, the unit they are of, and what the month has of them now. */
interface DatedPart {
  readonly rule: DatedRule;
  readonly unit: UnitEntity;
  readonly before: Readonly<Record<string, string>>;
}

async function datedPart(
  manager: EntityManager,
  row: SubmissionEntity,
  { dated: rule }: FieldsBusiness,
  form: DatedForm,
): Promise<DatedPart | null> {
  if (rule === undefined) return null;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: row.unitId });
  const decided = await decideDated(manager, rule, unit, form);
  return { rule, unit, before: decided?.refusal === null ? decided.before : {} };
}

/** By the terms known at submit; a month that has been assessed or paid since parks the case. */
async function postDated(
  manager: EntityManager,
  { businessNo, terms }: SubmissionEntity,
  { rule, unit }: DatedPart,
  form: DatedForm,
): Promise<void> {
  const decided = await decideByTerms(manager, { rule, unit, terms: terms as Terms }, form);
  if (decided.refusal !== null)
    throw new RuleViolation(decided.refusal.code, decided.refusal.details);
  const { month, ratios } = decided;
  await postRatios(manager, unit, { month, ratios, businessNo });
}

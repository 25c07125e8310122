import type { EntityManager } from 'typeorm';
import type { DatedRefusal, FieldsBusiness } from '#libs/businesses/business';
import { subjectFields, type Subject } from '#libs/persistence/subject-store';

/** What is wrong with fields together, of which a form changes some and the record has the others. */
export async function refusalTogether(
  manager: EntityManager,
  { together }: FieldsBusiness,
  subject: Subject | null,
  changes: Readonly<Record<string, string>>,
): Promise<DatedRefusal | null> {
  const changed = together?.fields.some((name) => name in changes) ?? false;
  if (together === undefined || subject === null || !changed) return null;
  const kept = await subjectFields(manager, subject, together.fields);
  return together.decide({ ...kept, ...changes });
}

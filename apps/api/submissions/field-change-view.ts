import type { FieldChangeDto } from '#apps/api/submissions/submission.dto';
import type { FieldsBusiness } from '#libs/businesses/business';
import { maskedValue, shownValue, type Labels } from '#libs/businesses/shown-value';
import type { FieldsForm } from '#libs/businesses/field-changes';

/** The changes of a form in the order of its fields, old and new as people read them. */
export function fieldChangesOf(
  business: FieldsBusiness,
  form: Partial<FieldsForm>,
  labels: Labels,
): FieldChangeDto[] {
  const changes = form.changes ?? {};
  return business.fields
    .filter((field) => field.name in changes)
    .map((field) => {
      const before = form.before?.[field.name] ?? '';
      const after = changes[field.name] ?? '';
      return {
        field: field.name,
        label: field.label,
        before: field.masked === true ? maskedValue(field, before) : before,
        after,
        beforeText: shownValue(field, before, labels),
        afterText:
          field.masked === true ? { zh: after, en: after } : shownValue(field, after, labels),
        paper: field.paper ?? null,
      };
    });
}

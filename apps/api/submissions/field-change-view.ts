import type { FieldChangeDto } from '#apps/api/submissions/submission.dto';
import type { FieldsBusiness } from '#libs/businesses/business';
import { maskedValue, shownValue, type Labels } from '#libs/businesses/shown-value';
import type { FieldsForm } from '#libs/businesses/field-changes';

/**
 * The changes of a form in the order of its fields, old and new as people read them. A masked field's new value is whole
 * only to whoever is at it: who types it, and who compares it with a paper.
 */
export function fieldChangesOf(
  business: FieldsBusiness,
  form: Partial<FieldsForm>,
  { labels, whole }: { readonly labels: Labels; readonly whole: boolean },
): FieldChangeDto[] {
  const changes = form.changes ?? {};
  return business.fields
    .filter((field) => field.name in changes)
    .map((field) => {
      const before = form.before?.[field.name] ?? '';
      const after = changes[field.name] ?? '';
      const isHidden = field.masked === true && !whole;
      const shown = isHidden ? maskedValue(field.input, after) : after;
      return {
        field: field.name,
        label: field.label,
        before: field.masked === true ? maskedValue(field.input, before) : before,
        after: shown,
        beforeText: shownValue(field, before, labels),
        afterText:
          field.masked === true ? { zh: shown, en: shown } : shownValue(field, after, labels),
        paper: field.paper ?? null,
      };
    });
}

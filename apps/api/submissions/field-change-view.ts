import type { FieldChangeDto } from '#apps/api/submissions/submission.dto';
import type { FieldDefinition, FieldsBusiness } from '#libs/businesses/business';
import type { FieldsForm } from '#libs/businesses/field-changes';
import { maskIdentityNumber, maskPhone } from '#libs/fund/identity-number';
import { formatYuan } from '#libs/fund/money';
import type { Text } from '#libs/texts/text';

/** `dictionary/code` → label. */
export type Labels = ReadonlyMap<string, Text>;

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
        before: field.masked === true ? masked(field, before) : before,
        after,
        beforeText: shown(field, before, labels),
        afterText: field.masked === true ? { zh: after, en: after } : shown(field, after, labels),
        paper: field.paper ?? null,
      };
    });
}

/** A value as words: labels for codes, yuan for money, a mask where masked. */
export function shown(field: FieldDefinition, value: string, labels: Labels): Text {
  if (field.masked === true) return same(masked(field, value));
  if (field.input === 'dictionary')
    return labels.get(`${field.dictionary ?? ''}/${value}`) ?? same(value);
  if (field.input === 'money' && /^\d+$/.test(value)) return same(formatYuan(Number(value)));
  return same(value);
}

function masked(field: FieldDefinition, value: string): string {
  return field.input === 'phone' ? maskPhone(value) : maskIdentityNumber(value);
}

function same(value: string): Text {
  return { zh: value, en: value };
}

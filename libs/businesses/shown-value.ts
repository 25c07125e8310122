import type { FieldDefinition } from '#libs/businesses/business';
import { maskIdentityNumber, maskPhone } from '#libs/fund/identity-number';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { formatRatio } from '#libs/fund/ratio';
import type { Text } from '#libs/texts/text';

/** `dictionary/code` → label. */
export type Labels = ReadonlyMap<string, Text>;

/** A field's value as people read it: labels for codes, yuan for money, per cent for ratios, a mask where masked. */
export function shownValue(field: FieldDefinition, value: string, labels: Labels): Text {
  if (field.masked === true) return sameText(maskedValue(field, value));
  if (field.input === 'dictionary')
    return labels.get(`${field.dictionary ?? ''}/${value}`) ?? sameText(value);
  if (!/^\d+$/.test(value)) return sameText(value);
  if (field.input === 'money') return sameText(formatYuan(Number(value)));
  if (field.input === 'month') return sameText(formatMonth(value));
  return sameText(field.input === 'ratio' ? formatRatio(Number(value)) : value);
}

/** Enough to recognise, too little to use. */
export function maskedValue(field: FieldDefinition, value: string): string {
  // Beside a masked ID number a whole birth date would give it away.
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value.slice(0, 4)}-**-**`;
  return field.input === 'phone' ? maskPhone(value) : maskIdentityNumber(value);
}

function sameText(value: string): Text {
  return { zh: value, en: value };
}

import type { FieldDefinition } from '#libs/businesses/business';
import type { Column } from '#libs/businesses/column';
import { maskIdentityNumber, maskPhone } from '#libs/fund/identity-number';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { formatRatio } from '#libs/fund/ratio';
import type { Text } from '#libs/texts/text';

/** `dictionary/code` → label. */
export type Labels = ReadonlyMap<string, Text>;

/** A field's value as people read it: labels for codes, yuan for money, per cent for ratios, a mask where masked. */
export function shownValue(field: FieldDefinition, value: string, labels: Labels): Text {
  if (field.masked === true) return sameText(maskedValue(field.input, value));
  if (field.input === 'dictionary') return labelIn(labels, field.dictionary ?? '', value);
  if (!/^\d+$/.test(value)) return sameText(value);
  if (field.input === 'money') return sameText(formatYuan(Number(value)));
  if (field.input === 'month') return sameText(formatMonth(value));
  return sameText(field.input === 'ratio' ? formatRatio(Number(value)) : value);
}

/** The label of a code; one that the table does not have is shown as it is kept. */
export function labelIn(labels: Labels, dictionary: string, code: string): Text {
  return labels.get(`${dictionary}/${code}`) ?? sameText(code);
}

/** Enough to recognise, too little to use: of a field or of a register's column. */
export function maskedValue(
  kind: FieldDefinition['input'] | Column['kind'],
  value: string,
): string {
  // Beside a masked ID number a whole birth date would give it away.
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value.slice(0, 4)}-**-**`;
  return kind === 'phone' ? maskPhone(value) : maskIdentityNumber(value);
}

function sameText(value: string): Text {
  return { zh: value, en: value };
}

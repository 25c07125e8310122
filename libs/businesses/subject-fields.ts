import type { FieldDefinition } from '#libs/businesses/business';
import type { Column } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { businessesOf } from '#libs/businesses/registry';
import { labelIn, maskedValue, shownValue, type Labels } from '#libs/businesses/shown-value';
import { formatYuan } from '#libs/fund/money';
import type { Text } from '#libs/texts/text';

/** The definitions of a subject's data, from whichever business changes them: labels and masks are said once. */
export function fieldsOfSubject(subject: 'unit' | 'member'): readonly FieldDefinition[] {
  return businessesOf('fields')
    .filter((business) => business.subject === subject)
    .flatMap(({ fields }) => fields);
}

/** A record's values as they leave the api: masked where the definition says so. */
export function withMasks(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const masked = fields.filter(
    (field) => field.masked === true && values[field.name] !== undefined,
  );
  return {
    ...values,
    ...Object.fromEntries(
      masked.map((field) => [field.name, maskedValue(field.input, values[field.name] ?? '')]),
    ),
  };
}

/** Histories also name what no form edits. */
const OTHER_LABELS: Readonly<Record<string, Text>> = {
  baseFen: { zh: '缴存基数', en: 'Contribution base' },
};

/** What registers write into histories as it was typed: the column that it was typed in says what it is. */
const COLUMNS_OF_HISTORY: ReadonlyMap<string, Column> = new Map(
  businessesOf('register').flatMap(columnsOfHistory),
);

function columnsOfHistory({ posting, columns }: RegisterBusiness): [field: string, Column][] {
  return posting.flatMap((one) => {
    if (one.step !== 'history' || !('typed' in one.after)) return [];
    const { typed } = one.after;
    return columns.filter(({ key }) => key === typed).map((column) => [one.field, column]);
  });
}

export function labelOf(fields: readonly FieldDefinition[], name: string): Text {
  return (
    fields.find((field) => field.name === name)?.label ??
    OTHER_LABELS[name] ??
    COLUMNS_OF_HISTORY.get(name)?.title ?? { zh: name, en: name }
  );
}

export function valueText(
  fields: readonly FieldDefinition[],
  name: string,
  value: string,
  labels: Labels,
): Text {
  const field = fields.find((one) => one.name === name);
  if (field !== undefined) return shownValue(field, value, labels);
  const { dictionary } = COLUMNS_OF_HISTORY.get(name) ?? {};
  if (dictionary !== undefined) return labelIn(labels, dictionary, value);
  const text = name.endsWith('Fen') && /^\d+$/.test(value) ? formatYuan(Number(value)) : value;
  return { zh: text, en: text };
}

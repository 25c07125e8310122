import type { FieldDefinition, FieldsBusiness } from '#libs/businesses/business';
import type { Refusal } from '#libs/submission/refusal';

/** Form of every fields business: the subject (for members) and what is to change, by field. */
export interface FieldsForm {
  readonly memberAccountNo?: string;
  readonly changes: Readonly<Record<string, string>>;
  /** Values the operator saw when he changed them: what the register of changes shows as old. */
  readonly before: Readonly<Record<string, string>>;
}

export type Codes = Readonly<Record<string, readonly string[]>>;

/** Every refusal of a set of changes, in the order of the form. `codes` = dictionary → valid codes. */
export function refusalsOfChanges(
  business: FieldsBusiness,
  changes: Readonly<Record<string, string>>,
  codes: Codes,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of Object.keys(changes)) {
    const field = business.fields.find((one) => one.name === name);
    const refusal =
      field === undefined
        ? { code: 'FIELD_UNKNOWN', details: { field: name, fieldEn: name } }
        : refusalOfValue(field, changes[name] ?? '', codes);
    if (refusal !== null) refusals.push(refusal);
  }
  return refusals;
}

/** What is wrong with a new value of a field; null when it may stand. */
export function refusalOfValue(
  field: FieldDefinition,
  value: string,
  codes: Codes,
): Refusal | null {
  const details = namedField(field);
  if (field.readOnlyReason !== undefined) return { code: 'FIELD_READ_ONLY', details };
  if (value === '') return field.required ? { code: 'FIELD_REQUIRED', details } : null;
  if ([...value].length > field.lengthMax)
    return { code: 'FIELD_TOO_LONG', details: { ...details, max: field.lengthMax } };
  return malformed(field, value, codes)
    ? { code: 'FIELD_MALFORMED', details }
    : meaning(field, value, codes);
}

/** A field's name for a refusal's text, in both languages. */
export function namedField(field: FieldDefinition): { field: string; fieldEn: string } {
  return { field: field.label.zh, fieldEn: field.label.en };
}

function malformed(field: FieldDefinition, value: string, codes: Codes): boolean {
  if (value.trim() !== value || /[\p{Cc}]/u.test(value)) return true;
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) return true;
  if (field.input === 'money') return !/^\d{1,13}$/.test(value);
  return field.input === 'dictionary' && codes[field.dictionary ?? ''] === undefined;
}

function meaning(field: FieldDefinition, value: string, codes: Codes): Refusal | null {
  if (field.input === 'dictionary' && !(codes[field.dictionary ?? ''] ?? []).includes(value)) {
    return { code: 'FIELD_CODE_UNKNOWN', details: namedField(field) };
  }
  return field.rule?.(value) ?? null;
}

/** Papers the changed fields demand, each once, in the order of the business. */
export function papersDemanded(
  business: FieldsBusiness,
  changes: Readonly<Record<string, string>>,
): string[] {
  const demanded = new Set(
    business.fields.filter((field) => field.name in changes).map((field) => field.paper),
  );
  return business.papers.map((paper) => paper.kind).filter((kind) => demanded.has(kind));
}

import type { FieldDefinition, FieldsBusiness } from '#libs/businesses/business';
import type { Refusal } from '#libs/case/refusal';
import { isOfKind, ruleOf, tidied } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';

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
  // The form first: it says how long a number is, and why '15.0' is none.
  if (isMalformed(field, value)) {
    const rule = ruleOf(kindOf(field) ?? 'line');
    return { code: 'FIELD_MALFORMED', details: { ...details, rule: rule.zh, ruleEn: rule.en } };
  }
  if ([...value].length > field.lengthMax)
    return { code: 'FIELD_TOO_LONG', details: { ...details, max: field.lengthMax } };
  return meaning(field, value, codes);
}

/** A value as it is kept, however it was typed. */
export function tidiedValue(field: FieldDefinition, typed: string): string {
  const kind = kindOf(field);
  return kind === null ? typed.trim() : tidied(kind, typed);
}

/** The same changes, each value in the form it is kept in. */
export function tidiedChanges(
  business: FieldsBusiness,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  const tidy = ([name, typed]: [string, string]): [string, string] => {
    const field = business.fields.find((one) => one.name === name);
    return [name, field === undefined ? typed : tidiedValue(field, typed)];
  };
  return Object.fromEntries(Object.entries(changes).map(tidy));
}

/** A field's name for a refusal's text, in both languages. */
export function namedField(field: FieldDefinition): { field: string; fieldEn: string } {
  return { field: field.label.zh, fieldEn: field.label.en };
}

function isMalformed(field: FieldDefinition, value: string): boolean {
  const kind = kindOf(field);
  return kind !== null && (!isOfKind(kind, value) || tidied(kind, value) !== value);
}

const KIND_OF_INPUT = { money: 'fen', ratio: 'basis-points', month: 'month' } as const;

/** Null where one is chosen from a list. */
function kindOf({ input, kind = 'line' }: FieldDefinition): ValueKind | null {
  if (input === 'dictionary') return null;
  return input === 'text' || input === 'phone' ? kind : KIND_OF_INPUT[input];
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

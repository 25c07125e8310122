import type { FieldDefinition } from '#libs/businesses/business';
import { refusalOfValue, tidiedValue, type Codes } from '#libs/businesses/field-changes';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { formatRatio } from '#libs/fund/ratio';
import { textOf } from '#libs/texts/texts';
import { readRatio } from '#libs/values/ratio-text';
import { readYuan } from '#libs/values/yuan';
import type { FieldDto, HomeCodeTablesResponse, TextDto } from '../../api/generated';

/** How a stored value stands in its input: fen as yuan with thousands, as in a register's cell; a masked value not at all. */
export function inputOf(field: FieldDto, stored: string): string {
  if (field.masked) return '';
  if (!/^\d+$/.test(stored)) return stored;
  if (field.input === 'ratio') return formatRatio(Number(stored));
  return field.input === 'money' ? formatYuan(Number(stored)) : stored;
}

/** How a typed text stands once it is left: an amount with thousands; one that is none stays as typed. */
export function atRest(field: FieldDto, typed: string): string {
  const fen = field.input === 'money' ? readYuan(typed) : null;
  return fen === null ? typed : formatYuan(fen);
}

/** What was typed, as the server keeps it. An amount or a percentage that is none stays as typed and is refused by the rule. */
export function storedOf(definition: FieldDefinition | undefined, typed: string): string {
  if (definition === undefined || typed.trim() === '') return typed.trim();
  if (definition.input !== 'money' && definition.input !== 'ratio')
    return tidiedValue(definition, typed);
  const read = definition.input === 'money' ? readYuan(typed) : readRatio(typed);
  return read === null ? typed : String(read);
}

/** A stored value in words. */
export function wordsOf(
  field: FieldDto,
  stored: string,
  dictionaries: HomeCodeTablesResponse,
): TextDto {
  if (field.dictionary !== null) {
    const entry = dictionaries[field.dictionary]?.find((one) => one.code === stored);
    if (entry !== undefined) return { zh: entry.label, en: entry.labelEn };
  }
  const words = amountOf(field, stored) ?? stored;
  return { zh: words, en: words };
}

function amountOf({ input }: FieldDto, stored: string): string | null {
  if (!/^\d+$/.test(stored)) return null;
  if (input === 'money') return formatYuan(Number(stored));
  if (input === 'month') return formatMonth(stored);
  return input === 'ratio' ? formatRatio(Number(stored)) : null;
}

/** What is wrong with a new value, by the rule the server asks too; null when it may stand. */
export function refusalText(
  definition: FieldDefinition | undefined,
  value: string,
  dictionaries: HomeCodeTablesResponse,
): TextDto | null {
  if (definition === undefined) return null;
  const codes: Codes = Object.fromEntries(
    Object.entries(dictionaries).map(([name, entries]) => [name, entries.map((one) => one.code)]),
  );
  const refusal = refusalOfValue(definition, value, codes);
  return refusal === null ? null : textOf(refusal.code, refusal.details);
}

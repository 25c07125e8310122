import type { Column, ColumnKind } from '#libs/businesses/column';
import { isCalendarDay } from '#libs/fund/identity-number';
import { plainYuan } from '#libs/fund/money';
import type { Refusal } from '#libs/case/refusal';
import type { Text } from '#libs/texts/text';
import { readRatio } from '#libs/values/ratio-text';
import { isOfKind, ruleOf, tidied } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';
import { narrow, withoutBlanks, withoutTextMarks, withoutUnseen } from '#libs/values/visible-text';
import { readFineYuan, readYuan } from '#libs/values/yuan';

/** An entry of a code table. */
export interface Choice {
  readonly dictionary: string;
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
}

/** Of each code table, every way to say an entry → its code. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A value as it is kept, or what is wrong with what was typed. */
export type ReadValue = string | number | Refusal;

export function isRefused(read: ReadValue): read is Refusal {
  return typeof read === 'object';
}

/** By code, by label, and by a code that lost its leading noughts in a spreadsheet, where that is one code's alone. */
export function choicesOf(entries: readonly Choice[]): Choices {
  const choices = new Map<string, Map<string, string>>();
  const offered = (dictionary: string) => {
    const known = choices.get(dictionary) ?? new Map<string, string>();
    choices.set(dictionary, known);
    return known;
  };
  const unlessTaken = (dictionary: string, said: string, code: string) => {
    const known = offered(dictionary);
    if (!known.has(said)) known.set(said, code);
  };
  for (const { dictionary, code } of entries) offered(dictionary).set(saidAs(code), code);
  for (const { dictionary, code, label, labelEn } of entries) {
    for (const name of [label, labelEn]) {
      unlessTaken(dictionary, saidAs(name), code);
      unlessTaken(dictionary, saidAs(code + name), code);
    }
  }
  for (const { dictionary, code } of entries)
    if (/^0\d/.test(code)) unlessTaken(dictionary, String(Number(code)), code);
  return choices;
}

function saidAs(text: string): string {
  return withoutBlanks(withoutTextMarks(narrow(withoutUnseen(text)))).toLowerCase();
}

const KINDS: Readonly<Partial<Record<ColumnKind, ValueKind>>> = {
  month: 'month',
  date: 'date',
  phone: 'phone',
};

/** How a column reads what is typed, pasted, or stands in a cell: the one place that knows. */
export function columnReader(column: Column, choices: Choices): (typed: string) => ReadValue {
  if (column.kind === 'money') return readMoney;
  if (column.kind === 'ratio') return (typed) => readRatio(typed) ?? malformed('basis-points');
  if (column.kind === 'dictionary') return choiceReader(choices.get(column.dictionary ?? ''));
  const kind = column.valueKind ?? KINDS[column.kind] ?? 'line';
  return (typed) => readText(column, kind, typed);
}

function readMoney(typed: string): ReadValue {
  const fen = readYuan(typed);
  if (fen !== null) return fen;
  const fine = readFineYuan(typed);
  if (fine === null) return { code: 'AMOUNT_MALFORMED' };
  // A calculated amount has decimals that nobody sees: what was read is said, and what to put there.
  const details = { shown: fine.amount, rounded: plainYuan(fine.roundedFen) };
  return { code: 'AMOUNT_TOO_FINE', details };
}

function choiceReader(
  known: ReadonlyMap<string, string> | undefined,
): (typed: string) => ReadValue {
  return (typed) => known?.get(typed) ?? known?.get(saidAs(typed)) ?? { code: 'VALUE_NOT_IN_LIST' };
}

function readText(column: Column, kind: ValueKind, typed: string): ReadValue {
  const value = tidied(kind, typed);
  if (!isOfKind(kind, value)) return malformed(kind);
  if (kind === 'date' && !isCalendarDay(value)) return { code: 'DAY_DOES_NOT_EXIST' };
  const max = column.lengthMax ?? value.length;
  if (value.length > max && [...value].length > max)
    return { code: 'VALUE_TOO_LONG', details: { max } };
  return column.rule?.(value) ?? value;
}

function malformed(kind: ValueKind): Refusal {
  const rule: Text = ruleOf(kind);
  return { code: 'VALUE_MALFORMED', details: { rule: rule.zh, ruleEn: rule.en } };
}

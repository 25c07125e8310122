import { textOf } from '#libs/texts/texts';
import type { TextDto } from '../../api/generated';
import { ApiProblem, reasonOf } from '../../api/problem';
import { BASE, readTyped, type Column, type Value, type Values } from './columns';
import { textIn, type Entered } from './entered';
import { shapeProblem } from './shape-problem';

/** What is wrong with an entry: by column key, or of whom it is about. */
export type Errors = Readonly<Record<string, TextDto>>;
export const MEMBER = 'member';

export type Reading = Parameters<typeof textIn>[2];

export function problemsOf(entered: Entered, columns: readonly Column[], read: Reading): Errors {
  const found = columns.flatMap((column) => {
    const text = problemOf(column, entered, read);
    return text === null ? [] : [{ column, text }];
  });
  const lacking = found.filter(({ column }) => isLackingAmount(column, entered, read));
  const cause = lacking.length === 0 ? null : refusalOfSource(entered, columns, read);
  if (cause === null) return errorsIn(found);
  return { ...errorsIn(found.filter((one) => !lacking.includes(one))), [BASE]: cause };
}

function errorsIn(found: readonly { column: Column; text: TextDto }[]): Errors {
  return Object.fromEntries(found.map(({ column, text }) => [column.key, text]));
}

/** Beside a base it would have been suggested. */
function isLackingAmount(column: Column, entered: Entered, read: Reading): boolean {
  const isAmount = column.kind === 'money' && column.key !== BASE;
  return isAmount && readTyped(column, textIn(entered, column, read)) === null;
}

/** Why no amount was suggested: only that is said, for with another base there is one. */
function refusalOfSource(
  entered: Entered,
  columns: readonly Column[],
  read: Reading,
): TextDto | null {
  const { rules, terms } = read;
  const base = columns.find(({ key }) => key === BASE);
  if (base === undefined || terms === undefined) return null;
  const typed = readTyped(base, textIn(entered, base, read));
  if (typed === undefined || typed === null) return null;
  const refusal = rules.refusalOfSource?.(Number(typed), terms) ?? null;
  return refusal === null ? null : textOf(refusal.code, refusal.details);
}

function problemOf(column: Column, entered: Entered, read: Reading): TextDto | null {
  const value = readTyped(column, textIn(entered, column, read));
  return (
    shapeProblem(column, value) ??
    problemOfText(column, entered, read) ??
    (column.key === BASE ? problemOfBase(value ?? null, entered, read) : null)
  );
}

function problemOfBase(value: Value, entered: Entered, { rules, terms }: Reading): TextDto | null {
  if (terms === undefined || value === null) return null;
  const refusal = rules.refusalOf?.(Number(value), entered.member?.baseFen ?? null, terms) ?? null;
  return refusal === null ? null : textOf(refusal.code, refusal.details);
}

function problemOfText({ key }: Column, { texts }: Entered, { rules }: Reading): TextDto | null {
  const refusal = rules.refusalOfTexts?.(texts) ?? null;
  return refusal?.column === key ? textOf(refusal.code, refusal.details) : null;
}

export function valuesOf(entered: Entered, columns: readonly Column[], read: Reading): Values {
  const derived = read.rules.derived?.(entered.texts) ?? {};
  const typed = columns
    .filter(({ key }) => !(key in derived))
    .map(
      (column) => [column.key, readTyped(column, textIn(entered, column, read)) ?? null] as const,
    )
    .filter(([, value]) => value !== null);
  const { member } = entered;
  return {
    ...(member === null ? {} : { accountNo: member.accountNo }),
    ...Object.fromEntries(typed),
  };
}

/** Beside the fields the server names; what it says of none of them, beside the first that was typed. */
export function errorsOf(refused: unknown, columns: readonly Column[]): Errors {
  const known = refused instanceof ApiProblem ? refused.errors : [];
  const named = known
    .filter(({ field }) => columns.some(({ key }) => key === field))
    .map(({ field, detail, detailEn }) => [field, { zh: detail, en: detailEn }] as const);
  if (named.length > 0) return Object.fromEntries(named);
  const own = columns.find(({ kind }) => kind !== 'dictionary');
  return { [own?.key ?? MEMBER]: reasonOf(refused) };
}

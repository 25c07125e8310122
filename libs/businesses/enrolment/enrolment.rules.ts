import { requireMonthAfterOwnPaid } from '#libs/businesses/account-standing';
import { requireBaseIsAmount, requireBaseWithinBounds } from '#libs/businesses/base-bounds';
import {
  decideIdentity,
  requireNotKnown,
  wrongNumber,
} from '#libs/businesses/enrolment/enrolment.identity';
import {
  firstMonthOf,
  termsOfFirstMonth,
  type FirstMonth,
} from '#libs/businesses/enrolment/enrolment.month';
import { amountsByBase } from '#libs/businesses/row-amounts';
import { formatYuan, type Fen } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type {
  ColumnRefusal,
  PersonFacts,
  RowContext,
  RowDecision,
  TypedValues,
} from '#libs/case/register';

/** One person: entry, file, check at submit and posting all call this and nothing else. */
export function decideRow(
  person: PersonFacts,
  typed: TypedValues,
  context: RowContext,
): RowDecision | ColumnRefusal {
  const first = firstMonthOf(typed, context.unit);
  if ('code' in first) return requireNotKnown(person) ?? first;
  const identity = decideIdentity(typed, first.month);
  if ('code' in identity) return identity;
  const known = requireNotKnown(person) ?? requireAfterOwnMonths(person, first);
  if (known !== null) return known;
  const amounts = decideAmounts(typed, first, context);
  if ('code' in amounts) return amounts;
  const { idType, birthDate, sex } = identity;
  return { ...amounts, month: first.month, decided: { idType, birthDate, sex } };
}

/** The number and the base, each by itself; in a month that cannot be told by the bounds that hold now. */
export function wrongCells(typed: TypedValues, context: RowContext): ColumnRefusal[] {
  const first = firstMonthOf(typed, context.unit);
  const ofFirst = 'code' in first ? null : context.termsIn(first.month);
  const baseFen = typed['baseAfterFen'];
  const ofBase =
    baseFen === undefined ? null : wrongBase(Number(baseFen), ofFirst ?? context.terms);
  return [wrongNumber(typed) ?? [], ofBase ?? []].flat();
}

function wrongBase(baseFen: Fen, terms: Terms): ColumnRefusal | null {
  const wrong = requireBaseIsAmount(baseFen) ?? requireBaseWithinBounds(baseFen, terms);
  return wrong === null ? null : { ...wrong, column: 'baseAfterFen' };
}

/** The base within the bounds of the first month, and what it comes to then. */
function decideAmounts(
  typed: TypedValues,
  first: FirstMonth,
  context: RowContext,
): RowDecision | ColumnRefusal {
  const terms = termsOfFirstMonth(first.month, context);
  if ('code' in terms) return terms;
  const baseFen = Number(typed['baseAfterFen']);
  const wrong = wrongBase(baseFen, terms);
  if (wrong !== null) return wrong;
  const amounts = amountsByBase(baseFen, terms.ratios, terms);
  const note = amountsNote(typed, amounts) ?? lateNote(first);
  return note === null ? amounts : { ...amounts, note };
}

/** Months he was paid for at another unit, before that account was closed, are not paid twice. */
function requireAfterOwnMonths(
  { known }: PersonFacts,
  { month }: FirstMonth,
): ColumnRefusal | null {
  const refusal = known === null ? null : requireMonthAfterOwnPaid(known, month);
  return refusal === null ? null : { ...refusal, column: 'firstMonth' };
}

/** Typed amounts that are not the server's are said with both figures; the server's are posted (domain 13). */
function amountsNote(typed: TypedValues, server: RowDecision): ColumnRefusal | null {
  const personal = typedFen(typed, 'personalTypedFen', server.personalAfterFen);
  const unit = typedFen(typed, 'unitTypedFen', server.unitAfterFen);
  const fiscal = typedFen(typed, 'fiscalTypedFen', server.fiscalAfterFen);
  const column = [
    personal !== server.personalAfterFen ? ['personalTypedFen'] : [],
    unit !== server.unitAfterFen ? ['unitTypedFen'] : [],
    fiscal !== server.fiscalAfterFen ? ['fiscalTypedFen'] : [],
  ].flat()[0];
  if (column === undefined) return null;
  const details = {
    personal: formatYuan(personal),
    unit: formatYuan(unit),
    personalRight: formatYuan(server.personalAfterFen),
    unitRight: formatYuan(server.unitAfterFen),
    fiscal: formatYuan(fiscal),
    fiscalRight: formatYuan(server.fiscalAfterFen),
  };
  const hasFiscal = fiscal > 0 || server.fiscalAfterFen > 0;
  return { code: hasFiscal ? 'AMOUNTS_DIFFER_WITH_FISCAL' : 'AMOUNTS_DIFFER', details, column };
}

function typedFen(typed: TypedValues, key: string, otherwise: Fen): Fen {
  return key in typed ? Number(typed[key]) : otherwise;
}

/** Later than the law has it: what lies between can be made good. */
function lateNote({ month, lawful }: FirstMonth): ColumnRefusal | null {
  if (lawful === null || month <= lawful) return null;
  const details = { month: formatMonth(month), lawful: formatMonth(lawful) };
  return { code: 'FIRST_MONTH_LATE', details, column: 'firstMonth' };
}

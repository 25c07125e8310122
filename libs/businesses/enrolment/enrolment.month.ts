import { effectiveMonthSaidBy } from '#libs/businesses/effective-month';
import { nextToAssess } from '#libs/fund/due-month';
import { isCalendarDay } from '#libs/fund/identity-number';
import { formatMonth, isFundMonth, monthOfDay, nextMonth, type FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { ColumnRefusal, RowContext, TypedValues, UnitMarks } from '#libs/case/register';

/** Dictionary 'employment'. */
const NEW_TO_WORK = '01';
const TRANSFERRED_IN = '02';
const COLUMN = 'firstMonth';

/** A first month, what the law would have it be, and the terms it is decided by. */
export interface FirstMonth {
  readonly month: FundMonth;
  /** Art. 17, where employment and hire date say it. */
  readonly lawful: FundMonth | null;
}

/**
 * Art. 17: who is new to work contributes from the month after he was hired, who is newly transferred in from the first
 * month he is paid for. Without either, and with no month typed, it is the unit's next month to assess.
 */
export function firstMonthOf(typed: TypedValues, unit: UnitMarks): FirstMonth | ColumnRefusal {
  const facts = factsOf(typed);
  const malformed = requireFormed(facts);
  if (malformed !== null) return malformed;
  const lawful = lawfulMonth(facts);
  const earliest = lawful ?? monthIn(facts.hired);
  const { asked } = facts;
  if (asked === '') return { month: lawful ?? later(nextToAssess(unit), earliest), lawful };
  return earliest === null || asked >= earliest
    ? { month: asked, lawful }
    : {
        code: 'FIRST_MONTH_TOO_EARLY',
        details: { earliest: formatMonth(earliest) },
        column: COLUMN,
      };
}

interface Facts {
  readonly employment: string;
  readonly hired: string;
  readonly asked: string;
}

function factsOf(typed: TypedValues): Facts {
  return {
    employment: text(typed, 'employment'),
    hired: text(typed, 'hireDate'),
    asked: text(typed, COLUMN),
  };
}

/** Art. 17, of what is typed of somebody; null where it does not say. */
export function lawfulMonthOf(typed: TypedValues): FundMonth | null {
  return lawfulMonth(factsOf(typed));
}

function requireFormed({ employment, hired, asked }: Facts): ColumnRefusal | null {
  const column = 'hireDate';
  if (hired !== '' && !isCalendarDay(hired)) return { code: 'DAY_DOES_NOT_EXIST', column };
  if (asked !== '') return isFundMonth(asked) ? null : { code: 'MONTH_MALFORMED', column: COLUMN };
  return hired === '' && saysArticle17(employment) ? { code: 'HIRE_DATE_REQUIRED', column } : null;
}

/** The terms of the first month, or why it is not open: the rule of months in words of an enrolment. */
export function termsOfFirstMonth(
  month: FundMonth,
  { termsIn, unit }: RowContext,
): Terms | ColumnRefusal {
  const terms = termsIn(month);
  if (terms === null)
    return month < unit.firstMonth
      ? {
          code: 'MONTH_BEFORE_FIRST',
          details: { first: formatMonth(unit.firstMonth) },
          column: COLUMN,
        }
      : { code: 'TERMS_UNKNOWN', details: { month: formatMonth(month) }, column: COLUMN };
  const refusal = decideFirstMonth(month, unit, terms);
  return refusal === null ? terms : { ...refusal, column: COLUMN };
}

/** Of the case as a whole: its month is the earliest of its rows. Said of somebody who comes in. */
export const decideFirstMonth = effectiveMonthSaidBy({
  MONTH_ALREADY_PAID: 'FIRST_MONTH_PAID',
  MONTH_PAID_DELETE_FIRST: 'FIRST_MONTH_PAID_DELETE_FIRST',
  DELETE_ASSESSMENTS_FIRST: 'FIRST_MONTH_ASSESSED',
  MONTH_DEFERRED: 'FIRST_MONTH_DEFERRED',
});

function lawfulMonth({ employment, hired }: Facts): FundMonth | null {
  const month = monthIn(hired);
  if (month === null || !saysArticle17(employment)) return null;
  return employment === NEW_TO_WORK ? nextMonth(month) : month;
}

function saysArticle17(employment: string): boolean {
  return employment === NEW_TO_WORK || employment === TRANSFERRED_IN;
}

function monthIn(day: string): FundMonth | null {
  return day === '' ? null : monthOfDay(day);
}

function later(month: FundMonth, other: FundMonth | null): FundMonth {
  return other !== null && other > month ? other : month;
}

function text(typed: TypedValues, key: string): string {
  return String(typed[key] ?? '');
}

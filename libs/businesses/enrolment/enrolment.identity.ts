import { FROZEN, NORMAL, SEALED } from '#libs/fund/account-status';
import { birthDateIn, isCalendarDay, isIdentityNumber, sexIn } from '#libs/fund/identity-number';
import { addMonths, monthOfDay, type FundMonth } from '#libs/fund/month';
import type { ColumnRefusal, PersonFacts, TypedValues } from '#libs/case/register';

const IDENTITY_CARD = '01';
const RESIDENCE_CARD = '04';
/** The newer residence card of foreigners has a number of GB 11643 too; the older one has letters before its digits. */
const OF_GB_11643 = /^\d{17}[\dX]$/;
/** Labour law art. 15: nobody is employed before. */
const AGE_MIN = 16;
const PAYING = new Set(['', NORMAL, FROZEN]);

/** Who somebody is, as his account will have it. */
export interface Identity {
  readonly idType: string;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly sex: string;
}

/** An identity card unless something else was said. */
export function idTypeOf(typed: TypedValues): string {
  return typedText(typed, 'idType') || IDENTITY_CARD;
}

/** A number of GB 11643 says birth date and sex; what was typed of them must agree. Other papers ask for both. */
export function decideIdentity(
  typed: TypedValues,
  firstMonth: FundMonth,
): Identity | ColumnRefusal {
  const idType = idTypeOf(typed);
  const idNumber = typedText(typed, 'idNumber');
  const wrong = idNumberRefusal(idType, idNumber);
  if (wrong !== null) return wrong;
  const [birthDate, sex] = [typedText(typed, 'birthDate'), typedText(typed, 'sex')];
  const identity = hasGb11643(idType, idNumber)
    ? { idType, idNumber, birthDate: birthDateIn(idNumber), sex: sexIn(idNumber) }
    : { idType, idNumber, birthDate, sex };
  return birthRefusal(identity, birthDate, firstMonth) ?? sexRefusal(identity, sex) ?? identity;
}

/** Known to the centre: refused, and told what can be done; which unit it is, is never said. */
export function requireNotKnown({ known }: PersonFacts): ColumnRefusal | null {
  if (known === null) return null;
  const column = 'idNumber';
  if (known.here) return hereRefusal(known.status);
  if (!known.sameName) return { code: 'PERSON_NAME_DIFFERS', column: 'name' };
  if (known.status === SEALED) return { code: 'PERSON_SEALED_ELSEWHERE', column };
  if (PAYING.has(known.status)) return { code: 'PERSON_PAYING_ELSEWHERE', column };
  return null;
}

/** An account of this unit that is closed stands in nobody's way. */
function hereRefusal(status: string): ColumnRefusal | null {
  const column = 'idNumber';
  if (status === SEALED) return { code: 'PERSON_SEALED_HERE', column };
  return PAYING.has(status) ? { code: 'PERSON_IN_UNIT', column } : null;
}

/** What is wrong with a number that is there, as one of its kind of papers. */
export function wrongNumber(typed: TypedValues): ColumnRefusal | null {
  const idNumber = typedText(typed, 'idNumber');
  return idNumber === '' ? null : idNumberRefusal(idTypeOf(typed), idNumber);
}

function idNumberRefusal(idType: string, idNumber: string): ColumnRefusal | null {
  const column = 'idNumber';
  if (idType === IDENTITY_CARD || (idType === RESIDENCE_CARD && /^\d{17}/.test(idNumber)))
    return isIdentityNumber(idNumber) ? null : { code: 'ID_NUMBER_NOT_OF_TYPE', column };
  return isIdentityNumber(idNumber) && idType !== RESIDENCE_CARD
    ? { code: 'ID_TYPE_IS_IDENTITY_CARD', column: 'idType' }
    : null;
}

function hasGb11643(idType: string, idNumber: string): boolean {
  return (idType === IDENTITY_CARD || idType === RESIDENCE_CARD) && OF_GB_11643.test(idNumber);
}

function birthRefusal(
  { birthDate }: Identity,
  typed: string,
  firstMonth: FundMonth,
): ColumnRefusal | null {
  const column = 'birthDate';
  if (birthDate === '') return { code: 'BIRTH_DATE_REQUIRED', column };
  if (!isCalendarDay(birthDate)) return { code: 'DAY_DOES_NOT_EXIST', column };
  if (typed !== '' && typed !== birthDate)
    return { code: 'BIRTH_DATE_NOT_OF_NUMBER', details: { birthDate }, column };
  const grown = addMonths(monthOfDay(birthDate), AGE_MIN * 12);
  return firstMonth < grown
    ? { code: 'PERSON_TOO_YOUNG', details: { age: AGE_MIN }, column }
    : null;
}

function sexRefusal({ sex }: Identity, typed: string): ColumnRefusal | null {
  const column = 'sex';
  if (sex === '') return { code: 'SEX_REQUIRED', column };
  return typed === '' || typed === sex ? null : { code: 'SEX_NOT_OF_NUMBER', column };
}

function typedText(typed: TypedValues, key: string): string {
  return String(typed[key] ?? '');
}

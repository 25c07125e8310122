import { identityCheckCharacter } from '#libs/fund/identity-number';
import { drawsOf } from '#libs/demonstration/draws';
import {
  FEMALE_SLOTS,
  MALE_SLOTS,
  MIDDLE_SLOTS,
  SURNAME_COUNT,
  SURNAME_SLOTS,
} from '#libs/demonstration/names';

export interface Person {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  /** '1' male, '2' female. */
  readonly sex: string;
  readonly bornOn: string;
  readonly mobilePhone: string;
}

/** Counties that ID numbers begin with, most of them around the city. */
export const REGIONS =
  '410302410303410305410311410322410323410324410325410326410327410328410329410381410102411302610104';
export const REGION_COUNT = 16;

/** Birth days from 1968-01-01 through 2004-12-31: a workforce. */
export const FIRST_BIRTH_DAY = '1968-01-01';
export const BIRTH_DAYS = 13_515;
export const SEQUENCES = 500;

/**
 * Number → place in the space of all ID numbers: a bijection (the factor shares no divisor with the size), so that no
 * two persons of any size of city have the same number. It does not hang on the seed: cities may share a database.
 */
export const PLACE_COUNT = BIRTH_DAYS * SEQUENCES * REGION_COUNT;
export const PLACE_FACTOR = 66_822_113;

/** Every so many persons one has a passport instead of an identity card. */
export const PASSPORT_EVERY = 211;
export const MOBILE_PREFIXES =
  '130131132135136137138139150151152155157158159176177178182183185186187188189199';
export const MOBILE_PREFIX_COUNT = 26;

/** Person number `ordinal`, always the same for a seed; lib SQL in person-sql.ts says the same. */
export function personOf(seed: string, ordinal: number): Person {
  const draw = drawsOf(seed, ordinal);
  const isFemale = draw('sex') % 2 === 1;
  const place = (ordinal * PLACE_FACTOR) % PLACE_COUNT;
  const day = place % BIRTH_DAYS;
  const bornOn = new Date(Date.parse(FIRST_BIRTH_DAY) + day * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const isPassport = ordinal % PASSPORT_EVERY === 0;
  return {
    name: nameOf(draw('surname'), draw('middle'), draw('given'), isFemale),
    idType: isPassport ? '03' : '01',
    idNumber: isPassport ? passportNumber(ordinal) : identityNumber(place, bornOn, isFemale),
    sex: isFemale ? '2' : '1',
    bornOn,
    mobilePhone: mobilePhone(draw('phoneHigh'), draw('phoneLow')),
  };
}

function nameOf(surname: number, middle: number, given: number, isFemale: boolean): string {
  const at = surname % SURNAME_COUNT;
  const last = isFemale ? FEMALE_SLOTS : MALE_SLOTS;
  return (
    SURNAME_SLOTS.slice(at * 2, at * 2 + 2).trim() +
    MIDDLE_SLOTS.charAt(middle % MIDDLE_SLOTS.length).trim() +
    last.charAt(given % last.length)
  );
}

function identityNumber(place: number, bornOn: string, isFemale: boolean): string {
  const rest = Math.floor(place / BIRTH_DAYS);
  const region = Math.floor(rest / SEQUENCES);
  // Odd order numbers are men, even ones women (GB 11643).
  const sequence = (rest % SEQUENCES) * 2 + (isFemale ? 0 : 1);
  const first17 =
    REGIONS.slice(region * 6, region * 6 + 6) +
    bornOn.replaceAll('-', '') +
    String(sequence).padStart(3, '0');
  return first17 + identityCheckCharacter(first17);
}

function passportNumber(ordinal: number): string {
  return `E${String(ordinal).padStart(8, '0')}`;
}

function mobilePhone(high: number, low: number): string {
  const at = (high % MOBILE_PREFIX_COUNT) * 3;
  return (
    MOBILE_PREFIXES.slice(at, at + 3) + String((high * 65_536 + low) % 100_000_000).padStart(8, '0')
  );
}

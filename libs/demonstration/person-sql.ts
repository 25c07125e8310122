import { identityHashSql } from '#libs/persistence/database/keyed-hash';
import { drawSql } from '#libs/demonstration/draws';
import {
  FEMALE_SLOTS,
  MALE_SLOTS,
  MIDDLE_SLOTS,
  SURNAME_COUNT,
  SURNAME_SLOTS,
} from '#libs/demonstration/names';
import {
  BIRTH_DAYS,
  FIRST_BIRTH_DAY,
  MOBILE_PREFIX_COUNT,
  MOBILE_PREFIXES,
  PASSPORT_EVERY,
  PLACE_COUNT,
  PLACE_FACTOR,
  REGIONS,
  SEQUENCES,
} from '#libs/demonstration/persons';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * `personOf` as SQL: a SELECT of id, h and the person's columns for the numbers `first … first + count − 1`. Layers of
 * derived tables name what the next one needs; city_number (n from 0) is the numbers table of the connection.
 * The LIMITs make the server keep two layers as tables: merged into one another, a check digit is computed over and over
 * (ten times slower here).
 */
export function personsSql(
  seed: string,
  keyedHashSecret: string,
  first: number,
  count: number,
): string {
  return `
    SELECT id, h, name, id_type, id_number, sex, born_on, mobile_phone,
           ${identityHashSql(keyedHashSecret, "CONCAT(id_type, ':', id_number)")} AS id_hash
      FROM (
        SELECT id, h, ${nameSql()} AS name, IF(is_passport, '03', '01') AS id_type,
               IF(is_passport, CONCAT('E', LPAD(id, 8, '0')), CONCAT(first17, ${checkCharacterSql('first17')})) AS id_number,
               IF(female, '2', '1') AS sex, born_on, ${mobilePhoneSql()} AS mobile_phone
          FROM (
            SELECT id, h, female, born_on, is_passport,
                   CONCAT(SUBSTRING(_latin1'${REGIONS}', 1 + 6 * (rest DIV ${String(SEQUENCES)}), 6), DATE_FORMAT(born_on, '%Y%m%d'),
                          LPAD(rest MOD ${String(SEQUENCES)} * 2 + IF(female, 0, 1), 3, '0')) AS first17
              FROM (
                SELECT id, h, place DIV ${String(BIRTH_DAYS)} AS rest, ${drawSql('sex')} MOD 2 = 1 AS female,
                       DATE_ADD('${FIRST_BIRTH_DAY}', INTERVAL place MOD ${String(BIRTH_DAYS)} DAY) AS born_on,
                       id MOD ${String(PASSPORT_EVERY)} = 0 AS is_passport
                  FROM (
                    SELECT ${String(first)} + n AS id, SHA2(CONCAT('${quoted(seed)}/', ${String(first)} + n), 256) AS h,
                           ((${String(first)} + n) * ${String(PLACE_FACTOR)}) MOD ${String(PLACE_COUNT)} AS place
                      FROM city_number WHERE n < ${String(count)}
                  ) AS drawn
              ) AS placed LIMIT ${String(count)}
          ) AS numbered LIMIT ${String(count)}
      ) AS named`;
}

function nameSql(): string {
  const surname = `TRIM(SUBSTRING('${SURNAME_SLOTS}', 1 + 2 * (${drawSql('surname')} MOD ${String(SURNAME_COUNT)}), 2))`;
  const middle = `TRIM(SUBSTRING('${MIDDLE_SLOTS}', 1 + ${drawSql('middle')} MOD ${String(MIDDLE_SLOTS.length)}, 1))`;
  const given = (slots: string) =>
    `SUBSTRING('${slots}', 1 + ${drawSql('given')} MOD ${String(slots.length)}, 1)`;
  return `CONCAT(${surname}, ${middle}, IF(female, ${given(FEMALE_SLOTS)}, ${given(MALE_SLOTS)}))`;
}

/** GB 11643 as a sum of seventeen weighted digits. */
function checkCharacterSql(first17: string): string {
  const sum = WEIGHTS.map(
    (weight, at) => `${String(weight)} * SUBSTRING(${first17}, ${String(at + 1)}, 1)`,
  ).join(' + ');
  return `SUBSTRING('10X98765432', 1 + (${sum}) MOD 11, 1)`;
}

function mobilePhoneSql(): string {
  const prefix = `SUBSTRING(_latin1'${MOBILE_PREFIXES}', 1 + 3 * (${drawSql('phoneHigh')} MOD ${String(MOBILE_PREFIX_COUNT)}), 3)`;
  const number = `(${drawSql('phoneHigh')} * 65536 + ${drawSql('phoneLow')}) MOD 100000000`;
  return `CONCAT(${prefix}, LPAD(${number}, 8, '0'))`;
}

/** A seed is text of ours, but it stands in a statement. */
function quoted(seed: string): string {
  if (!/^[A-Za-z0-9 _-]{1,40}$/.test(seed))
    throw new RangeError('a seed is up to 40 letters, digits, blanks, _ and -');
  return seed;
}

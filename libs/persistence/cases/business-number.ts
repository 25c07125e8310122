import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';

/** A submission's number: the city's day, seven digits of that day, one Luhn check digit. '2026112400000018'. */
export async function nextBusinessNo(manager: EntityManager): Promise<string> {
  const day = cityDayOf(await databaseNow(manager)).replaceAll('-', '');
  await manager.query(
    'INSERT INTO business_number (`day`, `last`) VALUES (?, LAST_INSERT_ID(1)) ON DUPLICATE KEY UPDATE `last` = LAST_INSERT_ID(`last` + 1)',
    [day],
  );
  const [{ last }] = await manager.query<[{ last: string }]>('SELECT LAST_INSERT_ID() AS `last`');
  return businessNoOf(day, Number(last));
}

/** The number of a day's `serial`th submission; the day as '20261124'. */
export function businessNoOf(day: string, serial: number): string {
  const body = day + String(serial).padStart(7, '0');
  return body + luhnDigit(body);
}

/** True for 16 digits whose last one is the Luhn check digit: a mistyped number is refused before any search. */
export function isBusinessNo(text: string): boolean {
  return /^\d{16}$/.test(text) && luhnDigit(text.slice(0, 15)) === text[15];
}

function luhnDigit(digits: string): string {
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return String((10 - (sum % 10)) % 10);
}

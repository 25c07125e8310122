import type { EntityManager } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { calendarDays } from '#libs/persistence/reference-data/calendar';
import { DICTIONARIES } from '#libs/persistence/reference-data/dictionaries';
import { PARAMETERS } from '#libs/persistence/reference-data/parameters';
import { ROUTES } from '#libs/persistence/reference-data/routes';
import { SETTLEMENT_WAYS } from '#libs/persistence/reference-data/settlement-ways';

/** Adds what is missing and leaves what is there: afterwards the centre's administrators own these tables. */
export async function loadReferenceData(manager: EntityManager): Promise<void> {
  await loadDictionaries(manager);
  await loadCalendar(manager);
  await loadParameters(manager);
  await loadRoutes(manager);
  await loadSettlementWays(manager);
}

async function loadDictionaries(manager: EntityManager): Promise<void> {
  const there = await keysOf(manager, 'SELECT dictionary, code FROM dictionary_entry');
  const rows = Object.entries(DICTIONARIES).flatMap(([dictionary, entries]) =>
    entries.map(([code, label, labelEn], position) => [dictionary, code, label, labelEn, position]),
  );
  const missing = rows.filter(([dictionary, code]) => !there.has(keyOf(dictionary, code)));
  await insertRows(
    manager,
    'dictionary_entry',
    ['dictionary', 'code', 'label', 'label_en', 'position'],
    missing,
  );
}

async function loadCalendar(manager: EntityManager): Promise<void> {
  const there = await keysOf(manager, 'SELECT day FROM calendar_day');
  const missing = calendarDays().filter(({ day }) => !there.has(day));
  const rows = missing.map(({ day, working, label }) => [day, working, label]);
  await insertRows(manager, 'calendar_day', ['day', 'working', 'label'], rows);
}

async function loadParameters(manager: EntityManager): Promise<void> {
  const there = await keysOf(manager, 'SELECT name, scope, valid_from FROM parameter');
  const missing = PARAMETERS.filter(
    ({ name, scope, validFrom }) => !there.has(keyOf(name, scope, validFrom)),
  );
  const rows = missing.map((one) => [
    one.name,
    one.scope,
    one.value,
    one.validFrom,
    null,
    new Date(one.knownFrom),
  ]);
  await insertRows(
    manager,
    'parameter',
    ['name', 'scope', 'value', 'valid_from', 'valid_to', 'known_from'],
    rows,
  );
}

async function loadRoutes(manager: EntityManager): Promise<void> {
  const there = await keysOf(manager, 'SELECT business FROM route');
  const missing = ROUTES.filter(({ business }) => !there.has(business));
  const rows = missing.map((one) => [one.business, JSON.stringify(one.definition), one.validFrom]);
  await insertRows(manager, 'route', ['business', 'definition', 'valid_from'], rows);
}

async function loadSettlementWays(manager: EntityManager): Promise<void> {
  const there = await keysOf(manager, 'SELECT code FROM settlement_way');
  const rows = SETTLEMENT_WAYS.map((one, position) => ({
    code: one.code,
    behaviour: one.behaviour,
    title: one.title,
    title_en: one.titleEn,
    agreement: one.agreement ? 1 : 0,
    cut_off: one.cutOff,
    days: one.days,
    reversal: one.reversal,
    offered: 1,
    position,
  })).filter(({ code }) => !there.has(code));
  const [first] = rows;
  if (first !== undefined)
    await insertRows(manager, 'settlement_way', Object.keys(first), rows.map(Object.values));
}

async function keysOf(manager: EntityManager, sql: string): Promise<Set<string>> {
  const rows: Record<string, string>[] = await manager.query(sql);
  return new Set(rows.map((row) => keyOf(...Object.values(row))));
}

function keyOf(...parts: (string | number | undefined)[]): string {
  return parts.join('\u0000');
}

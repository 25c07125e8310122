import type { EntityManager } from 'typeorm';

/** Units are looked at so many at a time, by id. */
const UNITS_PER_STEP = 500;

/** First and last id of every span of units. */
export async function* unitSpans(manager: EntityManager): AsyncGenerator<[number, number]> {
  const [range]: { last: number | null }[] = await manager.query(
    'SELECT MAX(id) AS last FROM unit',
  );
  for (let first = 1; first <= (range?.last ?? 0); first += UNITS_PER_STEP)
    yield [first, first + UNITS_PER_STEP - 1];
}

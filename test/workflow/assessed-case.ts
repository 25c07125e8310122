import { randomInt } from 'node:crypto';
import { PEOPLE } from '#test/workflow/case-books';
import { NO_LEVEL, Case, type CaseWorld } from '#test/workflow/case-world';

/** A month assessed by the operator: its case waits for the money. */
export async function assessedCase(world: CaseWorld): Promise<Case> {
  world.books.plan = NO_LEVEL;
  world.books.collects = true;
  const one = new Case(world, `20261129${String(randomInt(10_000_000, 99_999_999))}`);
  await one.start('assess', PEOPLE.operator);
  await one.until('collecting');
  world.books.collects = false;
  return one;
}

import type { DataSource } from 'typeorm';
import { assessAutomatically } from '#activities/acts/assess-automatically';
import { mayBeReminded, remindOfLapse, remindUnit } from '#activities/acts/remind-unit';
import { cityDayOf } from '#libs/fund/city-time';
import {
  consenting,
  supplementsToLapse,
  unitsAfter,
  type SupplementToLapse,
} from '#libs/persistence/assessments/units-in-round';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction, isWorldFailing } from '#libs/persistence/database/transaction';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** Units gone through in one activity. */
const UNITS_A_STRETCH = 200;

export interface RoundDeps {
  readonly dataSource: DataSource;
  /** A unit that could not be gone through: the others are, and the next day comes to it again. */
  readonly roundLog?: (line: { readonly unitId: number; readonly failure: string }) => void;
}

/** What a stretch of units came to; `next` null: there are no more. */
export interface RoundDone {
  readonly next: number | null;
  readonly ordered: number;
  readonly skipped: number;
  readonly reminded: number;
  readonly failed: number;
}

interface Facts {
  readonly hasAgreed: boolean;
  readonly soon: readonly SupplementToLapse[];
  readonly now: Date;
}

/** What the hall does of itself for units every day: assess months by consent, remind at deadlines. */
export function createRoundActivities({ dataSource, roundLog }: RoundDeps) {
  return {
    /** The units after one; doing it again does nothing twice. */
    async goThroughUnits({ after }: { readonly after: number }): Promise<RoundDone> {
      const { manager } = dataSource;
      const now = await databaseNow(manager);
      const units = await unitsAfter(manager, after, UNITS_A_STRETCH);
      const ids = units.map(({ id }) => id);
      const agreed = await consenting(manager, ids);
      const toLapse = await supplementsToLapse(manager, ids, cityDayOf(now));
      const done = { ordered: 0, skipped: 0, reminded: 0, failed: 0 };
      for (const unit of units) {
        const soon = toLapse.filter(({ unitId }) => unitId === unit.id);
        const one = await goThrough(unit, { hasAgreed: agreed.has(unit.id), soon, now }).catch(
          (error: unknown) => {
            // The database is away: the whole stretch is gone through again.
            if (isWorldFailing(error)) throw error;
            const failure = error instanceof Error ? error.name : 'unknown';
            roundLog?.({ unitId: unit.id, failure });
            return { failed: 1 };
          },
        );
        for (const [key, count] of Object.entries(one)) done[key as keyof typeof done] += count;
      }
      const last = units.at(-1)?.id ?? null;
      return { ...done, next: units.length < UNITS_A_STRETCH ? null : last };
    },
  };

  async function goThrough(
    unit: UnitEntity,
    { hasAgreed, soon, now }: Facts,
  ): Promise<Partial<Record<'ordered' | 'skipped' | 'reminded', number>>> {
    const assessed = hasAgreed ? await assessAutomatically(dataSource, unit, now) : 'not-due';
    const isBeingAssessed = assessed === 'ordered';
    const reminded = mayBeReminded(unit, cityDayOf(now))
      ? await inTransaction(dataSource, (tx) => remindUnit(tx, unit, { now, isBeingAssessed }))
      : 0;
    const ofLapse =
      soon.length > 0 ? await inTransaction(dataSource, (tx) => remindOfLapse(tx, soon, now)) : 0;
    return {
      ordered: Number(isBeingAssessed),
      skipped: Number(assessed === 'skipped'),
      reminded: reminded + ofLapse,
    };
  }
}

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { openBooks } from '#libs/persistence/ledger/opening';
import { liveMonths } from '#apps/local/months/live-months';

/** The same text gives the same city in every checkout. */
const SEED = 'fund-hall';

/** Lies in the data folder while cases of the city have neither papers nor workflows. */
export const PAPERS_OWED = 'papers-owed';

/** Lies in the data folder while the city is made: people, then months, in many transactions. */
const BEGUN = 'city-begun';

/** Of a city made before the hall kept books: its last fund year ended in June; what came in since is of the present one. */
const BOOKS_BEGIN = { carriedForwardDay: '2026-06-30', day: '2026-11-20' };

/** Three branches and forty units; skipped when the database has one. */
export const city: Step<Ground> = {
  title: 'Demonstration city',
  advice: 'npm start -- --reset begins anew',
  run: async (ground) => {
    const dataSource = createDataSource(ground.know('DATABASE_URL'), 1);
    await dataSource.initialize();
    try {
      const secrets = {
        keyedHashSecret: ground.know('KEYED_HASH_SECRET'),
        sealingSecret: ground.know('SEALING_SECRET'),
      };
      const begun = ground.inData(BEGUN);
      const wasCut = existsSync(begun);
      writeFileSync(begun, '');
      const made = await seedCity(dataSource, { seed: SEED, ...secrets });
      if (made === 'there') {
        if (wasCut) throw new Error('it was interrupted while its months were made');
        await openBooks(dataSource, BOOKS_BEGIN);
        rmSync(begun);
        return made;
      }
      await liveMonths(ground.know('DATABASE_URL'), { seed: SEED, ...secrets });
      renameSync(begun, ground.inData(PAPERS_OWED));
      return made;
    } finally {
      await dataSource.destroy();
    }
  },
};

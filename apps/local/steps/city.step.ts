import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { openBooks } from '#libs/persistence/ledger/opening';

/** The same text gives the same city in every checkout. */
const SEED = 'fund-hall';

/** The city's last fund year ended in June; what came in since is of the present one. */
const BOOKS_BEGIN = { carriedForwardDay: '2026-06-30', day: '2026-11-20' };

/** Three branches and forty units; skipped when the database has one. */
export const city: Step<Ground> = {
  title: 'Demonstration city',
  advice: 'npm start -- --reset begins anew',
  run: async (ground) => {
    const dataSource = createDataSource(ground.know('DATABASE_URL'), 1);
    await dataSource.initialize();
    try {
      const made = await seedCity(dataSource, {
        seed: SEED,
        keyedHashSecret: ground.know('KEYED_HASH_SECRET'),
        sealingSecret: ground.know('SEALING_SECRET'),
      });
      await openBooks(dataSource, BOOKS_BEGIN);
      return made;
    } finally {
      await dataSource.destroy();
    }
  },
};

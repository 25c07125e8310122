import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/data-source';

/** The same text gives the same city in every checkout. */
const SEED = 'fund-hall';

/** Three branches and forty units; skipped when the database has one. */
export const city: Step<Ground> = {
  title: 'Demonstration city',
  advice: 'npm start -- --reset begins anew',
  run: async (ground) => {
    const dataSource = createDataSource(ground.know('DATABASE_URL'), 1);
    await dataSource.initialize();
    try {
      return await seedCity(dataSource, {
        seed: SEED,
        keyedHashSecret: ground.know('KEYED_HASH_SECRET'),
        sealingSecret: ground.know('SEALING_SECRET'),
      });
    } finally {
      await dataSource.destroy();
    }
  },
};

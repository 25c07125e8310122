import type { Ground } from '#apps/local/ground';
import { migrate } from '#apps/local/migrations';
import type { Step } from '#apps/local/step';
import { createDatabase } from '#libs/persistence/database/database';

export const migrations: Step<Ground> = {
  title: 'Migrations',
  advice:
    'npm start -- --reset begins anew; with DATABASE_URL check that its user may create tables',
  run: async (ground) => {
    const url = ground.know('DATABASE_URL');
    await createDatabase(url);
    const names = await migrate(url);
    return names.length === 0 ? 'up to date' : `${names.length} run`;
  },
};

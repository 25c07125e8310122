import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { localEnvironment } from '#config/local-environment';
import { seedCity } from '#libs/demonstration/seed-city';
import { seedLargeCity } from '#libs/demonstration/seed-large-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { createDatabase } from '#libs/persistence/database/database';
import { liveMonths } from '#apps/local/months/live-months';
import { complain, say } from '#apps/local/say';

const SEED = 'fund-hall';
/** For databases nothing real is ever in; a hall's own secrets come from its environment. */
const BENCH_SECRET = 'a secret of generated data, and of nothing else';

/** `npm run city -- [--members N] [--seed TEXT] [--database-url URL]`: the demonstration city, or one of any size. */
try {
  const { values } = parseArgs({
    options: {
      members: { type: 'string' },
      seed: { type: 'string', default: SEED },
      'database-url': { type: 'string' },
    },
  });
  const environment = localEnvironment.config();
  const databaseUrl = values['database-url'] ?? environment['DATABASE_URL'];
  if (databaseUrl === undefined)
    throw new Error('name a database by --database-url or DATABASE_URL');
  await seed(databaseUrl, values.seed, Number(values.members ?? '0'));
} catch (error) {
  complain(`The city was not made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function seed(databaseUrl: string, text: string, members: number): Promise<void> {
  const environment = localEnvironment.config();
  const settings = {
    seed: text,
    keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? BENCH_SECRET,
    sealingSecret: environment['SEALING_SECRET'] ?? BENCH_SECRET,
  };
  const began = performance.now();
  await createDatabase(databaseUrl);
  const dataSource = createDataSource(databaseUrl, 2);
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
    if (members > 0) await seedLargeCity(dataSource, settings, members, say);
    else if ((await seedCity(dataSource, settings)) === 'seeded')
      await liveMonths(databaseUrl, settings);
  } finally {
    await dataSource.destroy();
  }
  say(`The city stands after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

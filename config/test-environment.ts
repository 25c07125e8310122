/** What `npm test` sets up and hands to its tests. A missing key fails the test that needs it, by name. */
function required(key: string): string {
  const value = process.env[key];
  if (value === undefined || value === '') {
    throw new Error(`${key} is not set: run the test through "npm test -- <tier> [pattern]"`);
  }
  return value;
}

function count(key: string, unlessSaid: number): number {
  const value = Number(process.env[key] ?? unlessSaid);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${key} is no count`);
  return value;
}

export const testEnvironment = {
  /** A server and a user allowed to create and drop databases; no database in the path. */
  databaseAdminUrl: () => required('DATABASE_ADMIN_URL'),
  /** Where this run keeps databases it has made once, to be copied; none where no run has set it. */
  keptDatabases: () => process.env['KEPT_DATABASES'],
  temporalAddress: () => required('TEMPORAL_ADDRESS'),
  /** The Temporal CLI's binary, for tests that start and kill a server of their own. */
  temporalCli: () => required('TEMPORAL_CLI'),
  /** The time-skipping server's start script. */
  temporalTestServer: () => required('TEMPORAL_TEST_SERVER'),
  chromiumPath: () => required('CHROMIUM_PATH'),
  /** For tests that start and kill a database server of their own. */
  mariadbd: () => required('MARIADBD'),
  mariadbInstallDb: () => required('MARIADB_INSTALL_DB'),
  /** Where the demonstration hall stands, for the browser tests. */
  hallUrl: () => required('HALL_URL'),
  /** Its database, for what another system of the centre posts. */
  hallDatabase: () => required('HALL_DATABASE'),
  /** How many programs the storm over money kills, for how long at most, and what its chances are drawn from. */
  stormKills: () => count('STORM_KILLS', 20),
  stormMinutes: () => count('STORM_MINUTES', 3),
  stormSeed: () => process.env['STORM_SEED'],
  /** How many sequences of acts on money are tried, and which ones. */
  moneyRuns: () => count('MONEY_RUNS', 12),
  moneySeed: () => process.env['MONEY_SEED'],
  /** An S3-compatible server to prove the adapter against, when one is at hand. */
  s3Endpoint: () => process.env['S3_TEST_ENDPOINT'],
};

/** What `npm test` sets up and hands to its tests. A missing key fails the test that needs it, by name. */
function required(key: string): string {
  const value = process.env[key];
  if (value === undefined || value === '') {
    throw new Error(`${key} is not set: run the test through "npm test -- <tier> [pattern]"`);
  }
  return value;
}

export const testEnvironment = {
  /** A server and a user allowed to create and drop databases; no database in the path. */
  databaseAdminUrl: () => required('DATABASE_ADMIN_URL'),
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
  /** A whole browser, not the headless shell that prints. */
  browserPath: () => required('BROWSER_PATH'),
  /** An S3-compatible server to prove the adapter against, when one is at hand. */
  s3Endpoint: () => process.env['S3_TEST_ENDPOINT'],
};

/** What the person at the terminal may tell the launcher; everything else it decides itself. */
function given(key: string): string | undefined {
  const value = process.env[key];
  return value === undefined || value === '' ? undefined : value;
}

/** Passed through to api and worker unchanged when set; the launcher fills in the rest. */
const CONFIG_KEYS = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TLS',
  'TEMPORAL_API_KEY',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'KEYED_HASH_SECRET',
  'SEALING_SECRET',
  'UKEY_TRUST_FOLDER',
  'UKEY_DRIVER_URL',
  'CLAMD_ADDRESS',
  'SIGNED_IN_REQUESTS_PER_MINUTE',
  'CHROMIUM_PATH',
  'LOG_LEVEL',
];
const SYSTEM_KEYS = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

function pick(keys: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const key of keys) {
    const value = given(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

export const localEnvironment = {
  config: () => pick(CONFIG_KEYS),
  system: () => pick(SYSTEM_KEYS),
  /** Everything, for tools that bring their own rules (npm, go, mvn, apt-get). */
  whole: (): NodeJS.ProcessEnv => ({ ...process.env }),
  /** For tests, which bring their own configuration and must not meet anybody else's. */
  wholeButConfig: (): NodeJS.ProcessEnv =>
    Object.fromEntries(Object.entries(process.env).filter(([key]) => !CONFIG_KEYS.includes(key))),
  temporalCli: () => given('TEMPORAL_CLI'),
  temporalTestServer: () => given('TEMPORAL_TEST_SERVER'),
  /** A throwaway server whose databases tests and benches may make and drop, instead of a private MariaDB. */
  testDatabaseServer: () => given('TEST_DATABASE_SERVER'),
  /** The port the hall should be found at; another is chosen when it is taken. */
  hallPort: () => Number(given('HALL_PORT') ?? '8080'),
  cacheFolder: () => given('XDG_CACHE_HOME') ?? `${given('HOME') ?? '/tmp'}/.cache`,
  path: () => given('PATH') ?? '',
};

import { randomBytes } from 'node:crypto';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { mariadbGreets, prepareMariadb } from '#apps/local/mariadb';
import { secretsIn } from '#apps/local/secrets';
import type { Step } from '#apps/local/step';
import { waitUntil } from '#apps/local/wait-until';

const PORT = 13306;
const READY_LIMIT_MS = 60_000;
const DATABASE = 'hall';

/** DATABASE_URL of an existing server wins; else a private MariaDB in the data folder. */
export const database: Step<Ground> = {
  title: 'Database (MariaDB)',
  advice:
    'read logs/mariadb.log in the data folder; free disk space; or set DATABASE_URL to a server of yours',
  run: async (ground) => {
    if (ground.environment['DATABASE_URL'] !== undefined) return 'yours, by DATABASE_URL';
    const { manyDatabases: many } = ground.options;
    const testServer = many ? localEnvironment.testDatabaseServer() : undefined;
    if (testServer !== undefined) return onTestServer(ground, testServer);
    const port = await ground.port(PORT, 'the database');
    const { databasePassword: password } = secretsIn(ground.inData('secrets.json'));
    const program = await prepareMariadb({
      folder: ground.inData('mariadb'),
      logFile: ground.logFile('mariadb'),
      port,
      user: DATABASE,
      password,
      scope: many ? '*.*' : `${DATABASE}.*`,
      mariadbd: ground.know('MARIADBD'),
      installDb: ground.know('MARIADB_INSTALL_DB'),
    });
    ground.programs.start(program);
    await waitUntil(
      'MariaDB',
      READY_LIMIT_MS,
      () => mariadbGreets(port),
      standing(ground, 'mariadb'),
    );
    const server = `mariadb://${DATABASE}:${password}@127.0.0.1:${port}`;
    ground.environment['DATABASE_URL'] = `${server}/${DATABASE}`;
    if (many) {
      ground.learn('DATABASE_ADMIN_URL', `${server}/`);
      // By the programs that came with this server: one of yours may be of another make.
      ground.learn('KEPT_DATABASES', ground.inData('databases'));
    }
    return `127.0.0.1:${port}`;
  },
};

/** The same suite on another make: what a city runs need not be what this machine has. */
function onTestServer(ground: Ground, server: string): string {
  const { href } = new URL('/', server);
  ground.environment['DATABASE_URL'] = `${href}${DATABASE}_${randomBytes(4).toString('hex')}`;
  ground.learn('DATABASE_ADMIN_URL', href);
  return 'yours, by TEST_DATABASE_SERVER';
}

export function standing(ground: Ground, name: string): () => void {
  return () => ground.programs.assertStanding(name);
}

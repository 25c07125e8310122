import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Program } from '#apps/local/child';
import { runCommand } from '#apps/local/run-command';
import { giveTo, serverUser } from '#apps/local/server-user';

/** A MariaDB of our own, apart from any service of the machine: own data, own port, only 127.0.0.1. */
export interface MariadbOptions {
  /** Data folder of this server alone. */
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** `*.*` or `name.*`: what the user may do everything on. */
  readonly scope: string;
  readonly mariadbd: string;
  readonly installDb: string;
}

/** The longest path a unix socket may have is 107 bytes; checkouts lie deeper than that at times. */
const SOCKET_PATH_MAX = 100;
const GRACE_MS = 4500;

export async function prepareMariadb(options: MariadbOptions): Promise<Program> {
  const data = join(options.folder, 'data');
  const runAs = serverUser(options.folder);
  const temporary = temporaryFolder(options.folder);
  mkdirSync(data, { recursive: true });
  mkdirSync(temporary, { recursive: true });
  if (runAs === 'mysql') giveTo(runAs, [options.folder, data, temporary]);
  if (!existsSync(join(data, 'mysql'))) await install(options, data, runAs);
  return {
    name: 'mariadb',
    command: options.mariadbd,
    args: serverArguments(options, data, runAs),
    env: {},
    cwd: options.folder,
    logFile: options.logFile,
    graceMs: GRACE_MS,
    layer: 'server',
  };
}

async function install(
  options: MariadbOptions,
  data: string,
  runAs: string | undefined,
): Promise<void> {
  await runCommand(options.installDb, [
    '--no-defaults',
    `--datadir=${data}`,
    '--skip-test-db',
    '--auth-root-authentication-method=socket',
    ...(runAs === undefined ? [] : [`--user=${runAs}`]),
  ]);
}

function serverArguments(
  options: MariadbOptions,
  data: string,
  runAs: string | undefined,
): string[] {
  return [
    '--no-defaults',
    `--datadir=${data}`,
    `--tmpdir=${temporaryFolder(options.folder)}`,
    `--socket=${socketPath(options.folder)}`,
    `--pid-file=${join(options.folder, 'mariadbd.pid')}`,
    `--port=${options.port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--innodb-buffer-pool-size=512M',
    '--innodb-log-file-size=256M',
    '--max-allowed-packet=64M',
    '--max-connections=300',
    `--init-file=${writeInitFile(options, runAs)}`,
    ...(runAs === undefined ? [] : [`--user=${runAs}`]),
  ];
}

/** Run at each start by the server itself, so that no account without a password is ever needed. */
function writeInitFile(
  { folder, user, password, scope }: MariadbOptions,
  runAs: string | undefined,
): string {
  const file = join(folder, 'init.sql');
  const account = `'${user}'@'127.0.0.1'`;
  writeFileSync(
    file,
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';\nGRANT ALL ON ${scope} TO ${account};\n`,
    { mode: 0o600 },
  );
  if (runAs === 'mysql') giveTo(runAs, [file]);
  return file;
}

/** Its own: a server that starts removes the temporary tables of every other one in the same folder. */
function temporaryFolder(folder: string): string {
  return join(folder, 'tmp');
}

function socketPath(folder: string): string {
  const path = join(folder, 'mariadbd.sock');
  if (path.length <= SOCKET_PATH_MAX) return path;
  return join(
    tmpdir(),
    `fund-hall-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}.sock`,
  );
}

/** The server greets every connection, but only once its init file has run. */
export function mariadbGreets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2000 });
    const answer = (greeted: boolean) => () => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', answer(true));
    socket.once('error', answer(false));
    socket.once('timeout', answer(false));
    socket.once('close', answer(false));
  });
}

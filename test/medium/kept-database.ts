import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import { testEnvironment } from '#config/test-environment';
import { cityDayOf } from '#libs/fund/city-time';

/**
 * Fills an empty database with what `make` would make: it is made once a run, written down by the server's own dump, and
 * copied from then on. Migrations and a city of people cost more than most files' tests.
 */
export async function filled(url: string, what: string, make: () => Promise<void>): Promise<void> {
  // A city is seeded up to its day.
  const name = `${what}-${cityDayOf(new Date())}.sql`;
  const folder = testEnvironment.keptDatabases();
  if (folder === undefined) {
    await make();
    return;
  }
  const file = join(folder, name);
  if (existsSync(file)) {
    await copied(url, file);
    return;
  }
  await make();
  await mkdir(folder, { recursive: true });
  await dumped(url, file);
}

/** Two files at once may both write it; either is whole before it has its name. */
async function dumped(url: string, file: string): Promise<void> {
  const unfinished = `${file}.${String(process.pid)}`;
  const output = await open(unfinished, 'w');
  try {
    const options = ['--single-transaction', '--skip-comments', '--hex-blob', '--no-autocommit'];
    await told('mariadb-dump', [...options, '--skip-add-drop-table'], url, [null, output]);
  } finally {
    await output.close();
  }
  await rename(unfinished, file);
}

async function copied(url: string, file: string): Promise<void> {
  const input = await open(file);
  try {
    await told('mariadb', ['--default-character-set=utf8mb4'], url, [input, null]);
  } finally {
    await input.close();
  }
}

type Ends = readonly [input: FileHandle | null, output: FileHandle | null];

async function told(
  program: string,
  options: readonly string[],
  url: string,
  [input, output]: Ends,
): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const place = [`--host=${hostname}`, `--port=${port || '3306'}`, '--protocol=tcp'];
  const args = [...options, ...place, `--user=${decodeURIComponent(username)}`, pathname.slice(1)];
  const child = spawn(program, args, {
    env: { ...localEnvironment.system(), MYSQL_PWD: decodeURIComponent(password) },
    stdio: [input?.fd ?? 'ignore', output?.fd ?? 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
}

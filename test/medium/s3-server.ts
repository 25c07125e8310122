import { execFile, spawn } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { anyPort } from '#apps/local/ports';
import type { S3Place } from '#libs/documents/s3-file-store';
import { testEnvironment } from '#config/test-environment';

const MODULE = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';
const CACHE = join(homedir(), '.cache', 'fund-hall', 'versitygw-1.8.0');
const PLACE = {
  region: 'us-east-1',
  bucket: 'hall-test',
  accessKeyId: 'hall-test-user',
  secretAccessKey: 'hall-test-secret-key',
};

export interface S3Server {
  readonly place: S3Place;
  stop(): Promise<void>;
}

/** A real S3 server: the one the environment names, else Versity's gateway over a folder, built once from the Go proxy. */
export async function startS3(folder: string): Promise<S3Server> {
  const named = testEnvironment.s3Endpoint();
  if (named !== undefined)
    return { place: { ...PLACE, endpoint: named }, stop: () => Promise.resolve() };
  const program = await builtGateway();
  const port = await anyPort();
  const root = join(folder, 's3');
  await mkdir(join(root, PLACE.bucket), { recursive: true });
  const child = spawn(
    program,
    ['--port', `127.0.0.1:${String(port)}`, '--quiet', 'posix', '--nometa', root],
    {
      env: {
        ROOT_ACCESS_KEY: PLACE.accessKeyId,
        ROOT_SECRET_KEY: PLACE.secretAccessKey,
        HOME: folder,
      },
      stdio: 'ignore',
    },
  );
  const endpoint = `http://127.0.0.1:${String(port)}`;
  for (let look = 0; look < 100; look += 1) {
    const there = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (there) break;
    await wait(100);
  }
  return {
    place: { ...PLACE, endpoint },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function builtGateway(): Promise<string> {
  const program = join(CACHE, 'versitygw');
  const there = await access(program).then(
    () => true,
    () => false,
  );
  if (!there) {
    await mkdir(CACHE, { recursive: true });
    await promisify(execFile)('env', [`GOBIN=${CACHE}`, 'go', 'install', MODULE], {
      timeout: 600_000,
    });
  }
  return program;
}

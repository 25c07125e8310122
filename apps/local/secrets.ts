import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SECRET_BYTES = 36;

/** Made once for a data folder and kept with it: without them its data cannot be read. */
export interface Secrets {
  readonly databasePassword: string;
  readonly keyedHashSecret: string;
  readonly sealingSecret: string;
}

export function secretsIn(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = {
    databasePassword: randomSecret(),
    keyedHashSecret: randomSecret(),
    sealingSecret: randomSecret(),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

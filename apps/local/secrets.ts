import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SECRET_BYTES = 36;

/** Made once for a data folder and kept with it: without them its data cannot be read. */
export interface Secrets {
  readonly databasePassword: string;
  readonly keyedHashSecret: string;
  readonly sealingSecret: string;
  /** Of the demonstration's bank; a folder made before it gets one. */
  readonly bankNotificationSecret: string;
}

export function secretsIn(file: string): Secrets {
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>)
    : undefined;
  const secrets: Secrets = {
    databasePassword: randomSecret(),
    keyedHashSecret: randomSecret(),
    sealingSecret: randomSecret(),
    bankNotificationSecret: randomSecret(),
    ...kept,
  };
  if (kept?.bankNotificationSecret !== undefined) return secrets;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

import 'reflect-metadata';
import { readdir, readFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { X509Crl } from '@peculiar/x509';

/** Files of the demonstration authority; in production they are passed over, wherever they come from. */
export const DEMONSTRATION_ROOT = 'demonstration.pem';
export const DEMONSTRATION_CRL = 'demonstration.crl.pem';

/** The authorities whose keys are believed, and what they have revoked. */
export interface UKeyTrust {
  readonly roots: readonly X509Certificate[];
  readonly revocationLists: readonly X509Crl[];
}

/**
 * Reads a folder of root certificates (*.pem) and revocation lists (*.crl.pem). Read at each sign-in, so that a new
 * list counts at once; the folder holds a handful of small files.
 */
export async function readTrust(folder: string, demonstration: boolean): Promise<UKeyTrust> {
  const names = (await readdir(folder))
    .filter((name) => demonstration || !isDemonstration(name))
    .sort();
  const read = async (name: string) => readFile(join(folder, name), 'utf8');
  const lists = names.filter((name) => name.endsWith('.crl.pem'));
  const roots = names.filter((name) => name.endsWith('.pem') && !name.endsWith('.crl.pem'));
  return {
    roots: (await Promise.all(roots.map(read))).map((pem) => new X509Certificate(pem)),
    revocationLists: (await Promise.all(lists.map(read))).map((pem) => new X509Crl(pem)),
  };
}

function isDemonstration(name: string): boolean {
  return name === DEMONSTRATION_ROOT || name === DEMONSTRATION_CRL;
}

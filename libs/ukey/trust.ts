import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { X509Crl } from '@peculiar/x509';

/** Files of the demonstration authority. */
export const DEMONSTRATION_ROOT = 'demonstration.pem';
export const DEMONSTRATION_CRL = 'demonstration.crl.pem';

/** The authorities whose keys are believed, and what they have revoked. */
/** In its own and every copy's subject: a root that bears it was made by a demonstration, whatever its file is called. */
export const DEMONSTRATION_AUTHORITY = '演示用UKey签发机构 Demonstration UKey Authority';

export interface UKeyTrust {
  readonly roots: readonly X509Certificate[];
  readonly revocationLists: readonly X509Crl[];
}

/**
 * Reads a folder of root certificates (*.pem) and revocation lists (*.crl.pem). Read at each sign-in, so that a new
 * list counts at once; the folder holds a handful of small files.
 */
export async function readTrust(folder: string, demonstration: boolean): Promise<UKeyTrust> {
  const names = (await readdir(folder)).sort();
  const lists = names.filter((name) => name.endsWith('.crl.pem'));
  const anchors = await anchorsOf(folder);
  const known = keysOfDemonstration(anchors);
  return {
    roots: anchors
      .filter((anchor) => demonstration || !isDemonstration(anchor, known))
      .map(({ certificate }) => certificate),
    revocationLists: (
      await Promise.all(lists.map((name) => readFile(join(folder, name), 'utf8')))
    ).map((pem) => new X509Crl(pem)),
  };
}

/** File names of roots that a demonstration made: copies under another name are known by key and by subject. */
export async function demonstrationRoots(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const anchors = await anchorsOf(folder);
  const known = keysOfDemonstration(anchors);
  return anchors.filter((anchor) => isDemonstration(anchor, known)).map(({ name }) => name);
}

interface Anchor {
  readonly name: string;
  readonly certificate: X509Certificate;
  /** The public key, by which one root is the same as another however it is wrapped. */
  readonly key: string;
}

async function anchorsOf(folder: string): Promise<Anchor[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.pem') && !name.endsWith('.crl.pem'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const certificate = new X509Certificate(await readFile(join(folder, name), 'utf8'));
      const key = certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      return { name, certificate, key };
    }),
  );
}

function keysOfDemonstration(anchors: readonly Anchor[]): ReadonlySet<string> {
  const own = anchors.filter(
    ({ name, certificate }) =>
      name === DEMONSTRATION_ROOT || certificate.subject.includes(DEMONSTRATION_AUTHORITY),
  );
  return new Set(own.map(({ key }) => key));
}

function isDemonstration({ key }: Anchor, known: ReadonlySet<string>): boolean {
  return known.has(key);
}

import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { DEMONSTRATION_AUTHORITY, DEMONSTRATION_CRL, DEMONSTRATION_ROOT } from '#libs/ukey/trust';
import {
  createAuthority,
  exportPkcs8,
  importPkcs8,
  issueUnitKey,
  revocationList,
  type SoftwareKey,
  type UKeyAuthority,
} from '#libs/demonstration/ukey-authority';

const NAME = [{ CN: [DEMONSTRATION_AUTHORITY] }];
const TWO_YEARS_MS = 2 * 365 * 24 * 3_600_000;
const OWNER_ONLY = 0o600;

export interface UKeyFolders {
  /** Private: the authority's key and the units' keys. */
  readonly keyFolder: string;
  /** Public: what the api trusts. */
  readonly trustFolder: string;
}

interface StoredAuthority {
  readonly certificatePem: string;
  readonly privateKeyPkcs8Base64: string;
}

/** The demonstration authority, made at the first start; its root and (empty) revocation list go into the trust folder. */
export async function openAuthority(
  { keyFolder, trustFolder }: UKeyFolders,
  now: Date,
): Promise<UKeyAuthority> {
  await mkdir(join(keyFolder, 'units'), { recursive: true });
  await mkdir(trustFolder, { recursive: true });
  const authority = await storedAuthority(join(keyFolder, 'authority.json'), now);
  await writeFile(join(trustFolder, DEMONSTRATION_ROOT), authority.certificatePem);
  const list = await revocationList(authority, [], now);
  await writeFile(join(trustFolder, DEMONSTRATION_CRL), list);
  return authority;
}

/** The unit's one key: made when first asked for, the same one ever after. */
export async function unitKey(
  { keyFolder }: UKeyFolders,
  authority: UKeyAuthority,
  unit: { readonly accountNo: string; readonly name: string; readonly askedAt: Date },
): Promise<SoftwareKey> {
  const path = join(keyFolder, 'units', `${unit.accountNo}.json`);
  return firstWritten(path, async () => {
    const now = unit.askedAt.getTime();
    return issueUnitKey(authority, {
      unitAccountNo: unit.accountNo,
      unitName: unit.name,
      validFrom: new Date(Math.floor(now / 1000) * 1000 - 60_000),
      validTo: new Date(Math.floor(now / 1000) * 1000 + TWO_YEARS_MS),
    });
  });
}

async function storedAuthority(path: string, now: Date): Promise<UKeyAuthority> {
  const stored = await firstWritten<StoredAuthority>(path, async () => {
    const made = await createAuthority(NAME, now);
    return {
      certificatePem: made.certificatePem,
      privateKeyPkcs8Base64: await exportPkcs8(made.privateKey),
    };
  });
  return {
    certificatePem: stored.certificatePem,
    privateKey: await importPkcs8(stored.privateKeyPkcs8Base64),
    certificate: new X509Certificate(stored.certificatePem),
  };
}

/** What the file holds; of several processes starting at once the first one's content stands. */
async function firstWritten<T>(path: string, make: () => Promise<T>): Promise<T> {
  const there = await readJson<T>(path);
  if (there !== undefined) return there;
  const made = await make();
  try {
    await writeFile(path, JSON.stringify(made), { flag: 'wx', mode: OWNER_ONLY });
    return made;
  } catch (error) {
    const other = await readJson<T>(path);
    if (other === undefined) throw error;
    return other;
  }
}

async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

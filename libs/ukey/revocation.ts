import 'reflect-metadata';
import type { X509Certificate } from 'node:crypto';
import { PublicKey, type X509Crl } from '@peculiar/x509';
import { RuleViolation } from '#libs/fund/rule-violation';

/**
 * Each certificate below the root must be covered by its issuer's own, current list: no list, a list signed by another
 * or one past its next update is a refusal, not a pass.
 */
export async function requireNotRevoked(
  path: readonly X509Certificate[],
  lists: readonly X509Crl[],
  at: Date,
): Promise<void> {
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1];
    if (issuer === undefined) return;
    const list = await currentList(issuer, lists, at);
    if (list === undefined) throw new RuleViolation('UKEY_REVOCATION_UNKNOWN');
    const serial = normalSerial(certificate.serialNumber);
    const entry = list.entries.find((revoked) => normalSerial(revoked.serialNumber) === serial);
    if (entry !== undefined && entry.revocationDate.getTime() <= at.getTime()) {
      throw new RuleViolation('UKEY_REVOKED');
    }
  }
}

async function currentList(
  issuer: X509Certificate,
  lists: readonly X509Crl[],
  at: Date,
): Promise<X509Crl | undefined> {
  const publicKey = new PublicKey(issuer.publicKey.export({ type: 'spki', format: 'der' }));
  for (const list of lists) {
    const current = list.nextUpdate === undefined || at.getTime() <= list.nextUpdate.getTime();
    if (current && (await list.verify({ publicKey }).catch(() => false))) return list;
  }
  return undefined;
}

function normalSerial(serialNumber: string): string {
  return serialNumber.toLowerCase().replace(/^0+/, '');
}

import 'reflect-metadata';
import type { X509Certificate } from 'node:crypto';
import { PublicKey, type X509Crl } from '@peculiar/x509';
import { RuleViolation } from '#libs/fund/rule-violation';

/**
 * Each certificate below the root must be covered by its issuer's own, current list: no list, a list signed by another,
 * one past its next update or one from the future is a refusal, not a pass. Of several current lists (yesterday's may
 * still lie beside today's) any that names the certificate counts.
 */
export async function requireNotRevoked(
  path: readonly X509Certificate[],
  lists: readonly X509Crl[],
  at: Date,
): Promise<void> {
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1];
    if (issuer === undefined) return;
    const current = await currentLists(issuer, lists, at);
    if (current.length === 0) throw new RuleViolation('UKEY_REVOCATION_UNKNOWN');
    if (current.some((list) => names(list, certificate, at)))
      throw new RuleViolation('UKEY_REVOKED');
  }
}

function names(list: X509Crl, certificate: X509Certificate, at: Date): boolean {
  const serial = normalSerial(certificate.serialNumber);
  return list.entries.some(
    (entry) => normalSerial(entry.serialNumber) === serial && entry.revocationDate <= at,
  );
}

async function currentLists(
  issuer: X509Certificate,
  lists: readonly X509Crl[],
  at: Date,
): Promise<X509Crl[]> {
  const publicKey = new PublicKey(issuer.publicKey.export({ type: 'spki', format: 'der' }));
  const current: X509Crl[] = [];
  for (const list of lists) {
    const inTime =
      list.thisUpdate <= at && (list.nextUpdate === undefined || at <= list.nextUpdate);
    if (inTime && (await list.verify({ publicKey }).catch(() => false))) current.push(list);
  }
  return current;
}

function normalSerial(serialNumber: string): string {
  return serialNumber.toLowerCase().replace(/^0+/, '');
}

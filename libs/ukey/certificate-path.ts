import { X509Certificate } from 'node:crypto';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { UKeyTrust } from '#libs/ukey/trust';

/** Key certificate, one or two authorities between, root: nobody issues longer ones. */
const INTERMEDIATES_MAX = 3;

export function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new RuleViolation('UKEY_CERTIFICATE_UNREADABLE');
  }
}

/** From the key's own certificate up to and including a trusted root; each link is signed by the next. */
export function pathToRoot(
  leaf: X509Certificate,
  offered: readonly X509Certificate[],
  { roots }: UKeyTrust,
): readonly X509Certificate[] {
  if (leaf.ca || offered.length > INTERMEDIATES_MAX) throw new RuleViolation('UKEY_NOT_TRUSTED');
  const path = [leaf];
  for (let step = 0; step <= INTERMEDIATES_MAX; step += 1) {
    const last = path[path.length - 1] ?? leaf;
    const root = roots.find((authority) => issued(authority, last));
    if (root !== undefined) return [...path, root];
    const above = offered.find((authority) => issued(authority, last));
    if (above === undefined || path.includes(above)) break;
    path.push(above);
  }
  throw new RuleViolation('UKEY_NOT_TRUSTED');
}

/** Valid from its first to its last second inclusive. */
export function requireValidAt(path: readonly X509Certificate[], at: Date): void {
  for (const certificate of path) {
    if (at.getTime() < Date.parse(certificate.validFrom))
      throw new RuleViolation('UKEY_NOT_YET_VALID');
    if (at.getTime() > Date.parse(certificate.validTo)) throw new RuleViolation('UKEY_EXPIRED');
  }
}

function issued(authority: X509Certificate, certificate: X509Certificate): boolean {
  return (
    authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
  );
}

import { verify, type KeyObject, type X509Certificate } from 'node:crypto';
import { RuleViolation } from '#libs/fund/rule-violation';
import { pathToRoot, readCertificate, requireValidAt } from '#libs/ukey/certificate-path';
import { requireNotRevoked } from '#libs/ukey/revocation';
import type { UKeyTrust } from '#libs/ukey/trust';
import type { UKeyVerifier } from '#libs/ukey/ukey-verifier';

const RSA_BITS_MIN = 2048;
const P256_SIGNATURE_BYTES = 64;

/**
 * ECDSA P-256 and RSA keys with SHA-256. SM2 keys are refused by name: neither Node nor WebCrypto signs or checks the
 * SM2 scheme, and a national-algorithm product goes behind the same port (docs/decisions/0020).
 */
export function createCertificateVerifier(trust: () => Promise<UKeyTrust>): UKeyVerifier {
  return {
    verify: async (presented, message, at) => {
      const certificate = readCertificate(presented.certificatePem);
      const signature = Buffer.from(presented.signature, 'base64');
      requireSignature(certificate.publicKey, message, signature);
      const offered = presented.chainPem.map(readCertificate);
      const path = await trustedPath(certificate, offered, await trust(), at);
      return {
        fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        validTo: new Date(certificate.validTo),
        pathPem: path.slice(0, -1).map(String),
      };
    },
    requireTrusted: async ([leaf, ...above], at) => {
      const certificate = readCertificate(leaf ?? '');
      await trustedPath(certificate, above.map(readCertificate), await trust(), at);
    },
  };
}

async function trustedPath(
  certificate: X509Certificate,
  offered: readonly X509Certificate[],
  trusted: UKeyTrust,
  at: Date,
): Promise<readonly X509Certificate[]> {
  const path = pathToRoot(certificate, offered, trusted);
  requireValidAt(path, at);
  await requireNotRevoked(path, trusted.revocationLists, at);
  return path;
}

function requireSignature(key: KeyObject, message: string, signature: Buffer): void {
  if (!signs(key, Buffer.from(message, 'utf8'), signature)) {
    throw new RuleViolation('UKEY_SIGNATURE_WRONG');
  }
}

function signs(key: KeyObject, message: Buffer, signature: Buffer): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= RSA_BITS_MIN) {
    return verify('sha256', message, key, signature);
  }
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') {
    const dsaEncoding = signature.length === P256_SIGNATURE_BYTES ? 'ieee-p1363' : 'der';
    return verify('sha256', message, { key, dsaEncoding }, signature);
  }
  throw new RuleViolation('UKEY_ALGORITHM_UNSUPPORTED');
}

import { X509Certificate } from 'node:crypto';
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import type { SoftwareKey } from '#libs/demonstration/ukey-authority';

/** Object identifiers of RFC 7292, appendix D. */
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const PLAIN_DATA = '1.2.840.113549.1.7.1';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';

/** Modes of pkijs: 0 = plain or password MAC, 1 = encrypted by password. */
const PLAIN = 0;
const BY_PASSWORD = 1;
const ITERATIONS = 10_000;

/** The key as a PKCS#12 file: what a unit would be handed on a stick, and what any operating system opens. */
export async function pkcs12Of(key: SoftwareKey, password: string): Promise<string> {
  const secret = new TextEncoder().encode(password).buffer;
  const protection = {
    password: secret,
    contentType: PLAIN_DATA,
    contentEncryptionAlgorithm: {
      name: 'AES-CBC',
      length: 256,
      iv: crypto.getRandomValues(new Uint8Array(16)),
    } as const,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
  };
  const keyBag = new PKCS8ShroudedKeyBag({
    parsedValue: PrivateKeyInfo.fromBER(bytesOf(Buffer.from(key.privateKeyPkcs8Base64, 'base64'))),
  });
  await keyBag.makeInternalValues(protection);
  const authenticatedSafe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: PLAIN, value: contentsOf(SHROUDED_KEY_BAG, [keyBag]) },
        {
          privacyMode: BY_PASSWORD,
          value: contentsOf(
            CERTIFICATE_BAG,
            [key.certificatePem, ...key.chainPem].map(certificateBag),
          ),
        },
      ],
    },
  });
  await authenticatedSafe.makeInternalValues({ safeContents: [{}, protection] });
  const file = new PFX({ parsedValue: { integrityMode: PLAIN, authenticatedSafe } });
  await file.makeInternalValues({
    password: secret,
    iterations: ITERATIONS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return Buffer.from(file.toSchema().toBER(false)).toString('base64');
}

function certificateBag(pem: string): CertBag {
  return new CertBag({ parsedValue: Certificate.fromBER(bytesOf(new X509Certificate(pem).raw)) });
}

function contentsOf(
  bagId: string,
  bagValues: readonly (PKCS8ShroudedKeyBag | CertBag)[],
): SafeContents {
  return new SafeContents({
    safeBags: bagValues.map((bagValue) => new SafeBag({ bagId, bagValue })),
  });
}

function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}

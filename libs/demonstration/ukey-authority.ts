import 'reflect-metadata';
import { randomBytes, X509Certificate as NodeCertificate } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
  type JsonName,
  type X509Certificate,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const CRITICAL = true;
const YEAR_MS = 365 * 24 * 3_600_000;

/** An authority that issues keys for demonstrations and tests; nobody outside believes it. */
export interface UKeyAuthority {
  readonly certificatePem: string;
  readonly privateKey: CryptoKey;
  readonly certificate: X509Certificate;
}

export interface UnitKeyOrder {
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** A software key: what a UKey keeps in its chip, here as text. */
export interface SoftwareKey {
  readonly certificatePem: string;
  readonly chainPem: readonly string[];
  readonly privateKeyPkcs8Base64: string;
  readonly fingerprint: string;
  readonly serialNumber: string;
  readonly subject: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export async function createAuthority(name: JsonName, from: Date): Promise<UKeyAuthority> {
  const keys = await newKeyPair();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name,
    keys,
    notBefore: from,
    notAfter: new Date(from.getTime() + 10 * YEAR_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, CRITICAL),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, CRITICAL),
    ],
  });
  return { certificatePem: certificate.toString('pem'), privateKey: keys.privateKey, certificate };
}

export async function issueUnitKey(
  authority: UKeyAuthority,
  order: UnitKeyOrder,
): Promise<SoftwareKey> {
  const keys = await newKeyPair();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: [order.unitName] }, { OU: [order.unitAccountNo] }],
    issuer: authority.certificate.subject,
    notBefore: order.validFrom,
    notAfter: order.validTo,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, CRITICAL),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, CRITICAL),
    ],
  });
  const certificatePem = certificate.toString('pem');
  return {
    certificatePem,
    chainPem: [],
    privateKeyPkcs8Base64: await exportPkcs8(keys.privateKey),
    fingerprint: new NodeCertificate(certificatePem).fingerprint256
      .replaceAll(':', '')
      .toLowerCase(),
    serialNumber: certificate.serialNumber,
    subject: certificate.subject.slice(0, 200),
    validFrom: order.validFrom.toISOString(),
    validTo: order.validTo.toISOString(),
  };
}

/** The authority's signed list of the serial numbers it has withdrawn, good for a year. */
export async function revocationList(
  authority: UKeyAuthority,
  serialNumbers: readonly string[],
  from: Date,
): Promise<string> {
  const list = await X509CrlGenerator.create({
    issuer: authority.certificate.subject,
    thisUpdate: from,
    nextUpdate: new Date(from.getTime() + YEAR_MS),
    signingKey: authority.privateKey,
    signingAlgorithm: ALGORITHM,
    entries: serialNumbers.map((serialNumber) => ({
      serialNumber,
      revocationDate: from,
      reason: X509CrlReason.keyCompromise,
    })),
  });
  return list.toString('pem');
}

export async function exportPkcs8(privateKey: CryptoKey): Promise<string> {
  return Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
}

export async function importPkcs8(base64: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', Buffer.from(base64, 'base64'), ALGORITHM, true, ['sign']);
}

async function newKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** Positive and 16 bytes long: the first byte stays below 0x80 and above 0. */
function newSerial(): string {
  return `4${randomBytes(16).toString('hex').slice(1)}`;
}

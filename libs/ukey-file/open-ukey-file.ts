import {
  CertBag,
  Certificate,
  EncryptedContentInfo,
  PFX,
  PKCS8ShroudedKeyBag,
  getCrypto,
  type SafeBag,
  type SafeContents,
} from 'pkijs';

/** A software UKey as it is handed out: a PKCS#12 file and the password that opens it. */
interface UKeyFile {
  readonly pkcs12Base64: string;
  readonly password: string;
}

/** A key at hand: it signs, and what it signs with cannot be read back. */
export interface OpenedUKey {
  readonly certificatePem: string;
  readonly chainPem: readonly string[];
  readonly privateKey: CryptoKey;
}

/**
 * Opens the file where the key is used: the browser and whatever stands in for one. The key's own certificate comes
 * first in the file, those above it follow. @throws for a wrong password, a damaged file and one without a key.
 */
export async function openUKeyFile(file: UKeyFile): Promise<OpenedUKey> {
  const password = new TextEncoder().encode(file.password).buffer;
  const bags = (await bagsOf(file.pkcs12Base64, password)).map(({ bagValue }) => bagValue);
  const [certificatePem, ...chainPem] = bags.filter((bag) => bag instanceof CertBag).map(pemOf);
  const keyBag = bags.find((bag) => bag instanceof PKCS8ShroudedKeyBag);
  if (certificatePem === undefined || keyBag === undefined)
    throw new Error('The PKCS#12 file holds no key with its certificate');
  return { certificatePem, chainPem, privateKey: await keyOf(keyBag, password) };
}

async function bagsOf(pkcs12Base64: string, password: ArrayBuffer): Promise<SafeBag[]> {
  const bytes = Uint8Array.from(atob(pkcs12Base64), (character) => character.charCodeAt(0));
  const file = PFX.fromBER(bytes);
  await file.parseInternalValues({ password, checkIntegrity: true });
  const safe = file.parsedValue?.authenticatedSafe;
  if (safe === undefined) return [];
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const { safeContents } = safe.parsedValue as { safeContents: readonly { value: SafeContents }[] };
  return safeContents.flatMap(({ value }) => value.safeBags);
}

async function keyOf(bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<CryptoKey> {
  const pkcs8 = await getCrypto(true).decryptEncryptedContentInfo({
    password,
    encryptedContentInfo: new EncryptedContentInfo({
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    }),
  });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
}

function pemOf({ parsedValue }: CertBag): string {
  if (!(parsedValue instanceof Certificate)) throw new Error('Not an X.509 certificate');
  const lines = parsedValue.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
}

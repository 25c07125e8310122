import forge from 'node-forge';

export interface SoftwareKey {
  /** PEM of the holder's certificate. */
  certificate: string;
  /** PEM of the issuers, as far as the file carries them. */
  chain: string[];
  /** Signs only; it cannot be read back. */
  key: CryptoKey;
}

type Bag = forge.pkcs12.Bag;

/** Opens a PKCS#12 file holding an ECDSA P-256 key. The file's library is large: this module is loaded on demand. */
export async function openPkcs12(base64: string, password: string): Promise<SoftwareKey> {
  const der = forge.util.decode64(base64);
  const file = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), password);
  const keyBag = [...bagsOf(file, forge.pki.oids.pkcs8ShroudedKeyBag), ...bagsOf(file, forge.pki.oids.keyBag)][0];
  const certificates = bagsOf(file, forge.pki.oids.certBag);
  const own = certificates.find((bag) => keyId(bag) !== undefined && keyId(bag) === keyId(keyBag)) ?? certificates[0];
  if (keyBag === undefined || own === undefined) throw new Error('the file holds no key or no certificate');
  const pkcs8 = bytesOf(forge.asn1.toDer(keyBag.asn1).getBytes());
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return { key, certificate: pemOf(own), chain: certificates.filter((bag) => bag !== own).map(pemOf) };
}

function bagsOf(file: forge.pkcs12.Pkcs12Pfx, type: string | undefined): Bag[] {
  return type === undefined ? [] : file.getBags({ bagType: type })[type] ?? [];
}

function keyId(bag: Bag | undefined): string | undefined {
  const attributes = bag?.attributes as { localKeyId?: string[] } | undefined;
  return attributes?.localKeyId?.[0];
}

function pemOf(bag: Bag): string {
  const asn1 = bag.cert == null ? bag.asn1 : forge.pki.certificateToAsn1(bag.cert);
  const body = forge.util.encode64(forge.asn1.toDer(asn1).getBytes(), 64).replaceAll('\r\n', '\n');
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

import { get, send } from '../api/client';
import { rememberUkey } from './ukey-store';

/** A key in the browser's keeping: it signs, and cannot be read back. */
interface SoftwareKey {
  certificate: string;
  chain: string[];
  key: CryptoKey;
}

/** The demonstration's PKCS#12 file, with its parts opened for WebCrypto, which reads no PKCS#12. */
interface DemonstrationKey {
  certificatePem: string;
  chainPem: string[];
  privateKeyPkcs8Base64: string;
}

let held: { unitAccountNo: string; key: SoftwareKey } | null = null;

/** Loads the unit's demonstration key, as if a UKey had been plugged in. */
export async function insertDemonstrationUkey(unitAccountNo: string): Promise<void> {
  await keyOf(unitAccountNo);
  rememberUkey(unitAccountNo);
}

async function keyOf(unitAccountNo: string): Promise<SoftwareKey> {
  if (held?.unitAccountNo === unitAccountNo) return held.key;
  const opened = await get<DemonstrationKey>(
    `/demonstration/ukey?unitAccountNo=${encodeURIComponent(unitAccountNo)}`,
  );
  const pkcs8 = Uint8Array.from(atob(opened.privateKeyPkcs8Base64), (character) =>
    character.charCodeAt(0),
  );
  const key = {
    certificate: opened.certificatePem,
    chain: opened.chainPem,
    key: await crypto.subtle.importKey(
      'pkcs8',
      pkcs8,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    ),
  };
  held = { unitAccountNo, key };
  return key;
}

interface SignedChallenge {
  nonce: string;
  certificate: string;
  chain: string[];
  signature: string;
}

/** The key signs `nonce.binding.origin`: good once, for this browser and this address only. */
export async function signChallenge(unitAccountNo: string): Promise<SignedChallenge> {
  const { certificate, chain, key } = await keyOf(unitAccountNo);
  const { nonce, bindingId } = await send<{ nonce: string; bindingId: string }>(
    'POST',
    '/auth/challenge',
    {},
  );
  const text = new TextEncoder().encode(`${nonce}.${bindingId}.${location.origin}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text);
  return {
    nonce,
    certificate,
    chain,
    signature: btoa(String.fromCharCode(...new Uint8Array(signature))),
  };
}

import { get, send } from '../api/client';
import type { SoftwareKey } from './pkcs12';
import { rememberUkey } from './ukey-store';

let held: { unitAccountNo: string; key: SoftwareKey } | null = null;

/** Loads the unit's demonstration key, as if a UKey had been plugged in. */
export async function insertDemonstrationUkey(unitAccountNo: string): Promise<void> {
  await keyOf(unitAccountNo);
  rememberUkey(unitAccountNo);
}

async function keyOf(unitAccountNo: string): Promise<SoftwareKey> {
  if (held?.unitAccountNo === unitAccountNo) return held.key;
  const [file, { openPkcs12 }] = await Promise.all([
    get<{ pkcs12Base64: string; password: string }>(`/demonstration/ukey?unitAccountNo=${encodeURIComponent(unitAccountNo)}`),
    import('./pkcs12'),
  ]);
  const key = await openPkcs12(file.pkcs12Base64, file.password);
  held = { unitAccountNo, key };
  return key;
}

interface SignedChallenge { nonce: string; certificate: string; chain: string[]; signature: string }

/** The key signs `nonce.binding.origin`: good once, for this browser and this address only. */
export async function signChallenge(unitAccountNo: string): Promise<SignedChallenge> {
  const { certificate, chain, key } = await keyOf(unitAccountNo);
  const { nonce, bindingId } = await send<{ nonce: string; bindingId: string }>('POST', '/auth/challenge', {});
  const text = new TextEncoder().encode(`${nonce}.${bindingId}.${location.origin}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text);
  return { nonce, certificate, chain, signature: btoa(String.fromCharCode(...new Uint8Array(signature))) };
}

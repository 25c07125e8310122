import type { OpenedUKey } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';
import { demonstrationKey, signInChallenge } from '../api/generated';
import { piece } from '../frame/pieces';
import { rememberUkey, useUkey, whileReading } from './ukey-store';

const opener = piece(
  () => import('#libs/ukey-file/open-ukey-file'),
  () => useUkey.getState().inserted !== null,
);

let held: { unitAccountNo: string; key: OpenedUKey } | null = null;

/** Loads the unit's demonstration key, as if a UKey had been plugged in. */
export function insertDemonstrationUkey(unitAccountNo: string): Promise<void> {
  return whileReading(
    keyOf(unitAccountNo).then(() => {
      rememberUkey(unitAccountNo);
    }),
  );
}

/** What opens a PKCS#12 file comes with the first key, and ahead of a lock that asks for it again. */
async function keyOf(unitAccountNo: string): Promise<OpenedUKey> {
  if (held?.unitAccountNo === unitAccountNo) return held.key;
  const [file, { openUKeyFile }] = await Promise.all([
    demonstrationKey({ query: { unitAccountNo } }),
    opener(),
  ]);
  const key = await openUKeyFile(file);
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
  const { certificatePem, chainPem, privateKey } = await keyOf(unitAccountNo);
  const { nonce, bindingId } = await signInChallenge();
  return {
    nonce,
    certificate: certificatePem,
    chain: [...chainPem],
    signature: await signMessage(privateKey, `${nonce}.${bindingId}.${location.origin}`),
  };
}

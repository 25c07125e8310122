import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a small secret (a TOTP seed) for a column: 'iv.tag.ciphertext' in base64url. */
export function seal(sealingSecret: string, plain: string): string {
  const iv = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(sealingSecret), iv, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
}

/** Opens what `seal` made; throws when it was sealed under another key or altered. */
export function open(sealingSecret: string, sealed: string): string {
  const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (iv === undefined || tag === undefined || text === undefined)
    throw new Error('not a sealed secret');
  const decipher = createDecipheriv(ALGORITHM, keyOf(sealingSecret), iv, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

/** The deployment's secret is text of any length; the cipher wants 32 even bytes. */
function keyOf(sealingSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', sealingSecret, '', 'fund-hall sealed secret', KEY_BYTES));
}

import { createHash, createHmac } from 'node:crypto';

const BLOCK_BYTES = 64;

/** HMAC-SHA-256 of 'idType:idNumber' in hex: an ID number is found by it, and not read from it. */
export function identityHash(secret: string, idType: string, idNumber: string): string {
  return createHmac('sha256', secret).update(`${idType}:${idNumber}`).digest('hex');
}

/**
 * The same hash as a SQL expression over a text expression, for set-based writing (RFC 2104 spelled out in SHA2).
 * The pads stand in the statement: for generators of demonstration and bench data only, never for real secrets.
 */
export function identityHashSql(secret: string, text: string): string {
  const { inner, outer } = hmacPads(secret);
  return `SHA2(CONCAT(X'${outer}', UNHEX(SHA2(CONCAT(X'${inner}', ${text}), 256))), 256)`;
}

function hmacPads(secret: string): { inner: string; outer: string } {
  const bytes = Buffer.from(secret, 'utf8');
  const key = bytes.length > BLOCK_BYTES ? createHash('sha256').update(bytes).digest() : bytes;
  const block = Buffer.concat([key, Buffer.alloc(BLOCK_BYTES - key.length)]);
  const padded = (pad: number) => Buffer.from(block.map((byte) => byte ^ pad)).toString('hex');
  return { inner: padded(0x36), outer: padded(0x5c) };
}

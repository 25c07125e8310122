import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';

const ENCODING = 'binary/aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WIRE_METADATA_LENGTH_BYTES = 4;

/**
 * Seals what the engine stores: nonce, tag, then the payload's metadata and data under AES-256-GCM. Payloads written
 * before the key was set stay readable. Search attributes pass by every codec: they never carry personal data.
 */
export class SealingCodec implements PayloadCodec {
  /** @param key 32 bytes */
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new RangeError('the payload key must have 32 bytes');
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.seal(payload)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.open(payload)));
  }

  private seal(payload: Payload): Payload {
    const metadata = Object.entries(payload.metadata ?? {}).map(([name, value]) => [
      name,
      Buffer.from(value).toString('base64'),
    ]);
    const head = Buffer.from(JSON.stringify(metadata));
    const length = Buffer.alloc(WIRE_METADATA_LENGTH_BYTES);
    length.writeUInt32BE(head.length);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([
      cipher.update(Buffer.concat([length, head, payload.data ?? Buffer.alloc(0)])),
      cipher.final(),
    ]);
    return {
      metadata: { encoding: Buffer.from(ENCODING) },
      data: Buffer.concat([nonce, cipher.getAuthTag(), body]),
    };
  }

  private open(payload: Payload): Payload {
    const encoding = payload.metadata?.['encoding'];
    if (encoding === undefined || Buffer.from(encoding).toString() !== ENCODING) return payload;
    const sealed = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
    const end = WIRE_METADATA_LENGTH_BYTES + plain.readUInt32BE(0);
    const metadata = JSON.parse(plain.subarray(WIRE_METADATA_LENGTH_BYTES, end).toString()) as [
      string,
      string,
    ][];
    return {
      metadata: Object.fromEntries(
        metadata.map(([name, value]) => [name, Buffer.from(value, 'base64')]),
      ),
      data: plain.subarray(end),
    };
  }
}

/** Codecs for a client or worker; none while no key is configured. */
export function payloadCodecs(keyBase64: string | undefined): PayloadCodec[] {
  return keyBase64 === undefined ? [] : [new SealingCodec(Buffer.from(keyBase64, 'base64'))];
}

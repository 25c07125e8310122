import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Payload } from '@temporalio/common';
import { payloadCodecs, SealingCodec } from '#libs/engine/payload-codec';

const plain: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('{"businessNo":"2026112400000018"}'),
};

describe('payloads under a key', () => {
  it('come back as they were', async () => {
    const codec = new SealingCodec(randomBytes(32));
    const [opened] = await codec.decode(await codec.encode([plain]));
    expect([
      Buffer.from(opened?.data ?? []).toString(),
      Buffer.from(opened?.metadata?.['encoding'] ?? []).toString(),
    ]).toEqual(['{"businessNo":"2026112400000018"}', 'json/plain']);
  });

  it('show nothing of what they carry', async () => {
    const [sealed] = await new SealingCodec(randomBytes(32)).encode([plain]);
    expect(Buffer.from(sealed?.data ?? []).includes('2026112400000018')).toBe(false);
  });

  it('are refused when a byte has changed or the key is another', async () => {
    const codec = new SealingCodec(randomBytes(32));
    const [sealed] = await codec.encode([plain]);
    const data = Buffer.from(sealed?.data ?? []);
    data[data.length - 1] = (data[data.length - 1] ?? 0) ^ 1;
    await expect(async () => codec.decode([{ ...sealed, data }])).rejects.toThrow();
    await expect(async () =>
      new SealingCodec(randomBytes(32)).decode([sealed ?? {}]),
    ).rejects.toThrow();
  });

  it('written before there was a key stay readable', async () => {
    expect(await new SealingCodec(randomBytes(32)).decode([plain])).toEqual([plain]);
  });

  it('need a key of exactly 32 bytes, and no codec without a key', () => {
    expect(() => payloadCodecs(randomBytes(31).toString('base64'))).toThrow(RangeError);
    expect(payloadCodecs(undefined)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isSignedBy, notificationSignature } from '#libs/bank/notification-signature';

const SECRET = 'a secret of the tests, forty letters long';
const PARTS = { timestamp: '1796000000', nonce: 'n-1', body: Buffer.from('{"fen":"1"}') };
const SIGNATURE = notificationSignature(SECRET, PARTS);

describe('the signature of a notification', () => {
  it('holds for what was signed', () => {
    expect(isSignedBy(SECRET, PARTS, SIGNATURE)).toBe(true);
  });

  it.each([
    ['another body', { ...PARTS, body: Buffer.from('{"fen":"2"}') }],
    ['another time', { ...PARTS, timestamp: '1796000001' }],
    ['another number', { ...PARTS, nonce: 'n-2' }],
  ])('does not hold for %s', (_, parts) => {
    expect(isSignedBy(SECRET, parts, SIGNATURE)).toBe(false);
  });

  it('does not hold by another secret, cut, or absent', () => {
    expect(isSignedBy(`${SECRET}.`, PARTS, SIGNATURE)).toBe(false);
    expect(isSignedBy(SECRET, PARTS, SIGNATURE.slice(1))).toBe(false);
    expect(isSignedBy(SECRET, PARTS, '')).toBe(false);
  });
});

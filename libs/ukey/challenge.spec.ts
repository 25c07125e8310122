import { describe, expect, it } from '@jest/globals';
import { challengeExpiry, requireAnswerable } from '#libs/ukey/challenge';
import { requireKeyOfUnit } from '#libs/ukey/unit-binding';

const ISSUED = new Date('2026-11-24T01:00:00.000Z');
const later = (ms: number) => new Date(ISSUED.getTime() + ms);
const challenge = {
  sessionBinding: 'this browser',
  origin: 'https://hall.example',
  expiresAt: challengeExpiry(ISSUED),
};
const answer = { sessionBinding: 'this browser', origin: 'https://hall.example' };

describe('a challenge', () => {
  it('may be answered up to its sixtieth second', () => {
    expect(() => requireAnswerable(challenge, answer, later(60_000))).not.toThrow();
    expect(() => requireAnswerable(challenge, answer, later(60_001))).toThrow(
      'UKEY_CHALLENGE_EXPIRED',
    );
  });

  it('that is unknown or used answers nothing', () => {
    expect(() => requireAnswerable(null, answer, later(2))).toThrow('UKEY_CHALLENGE_USED');
  });

  it('belongs to one browser and one origin', () => {
    const elsewhere = { ...answer, sessionBinding: 'another browser' };
    expect(() => requireAnswerable(challenge, elsewhere, later(1))).toThrow('UKEY_OTHER_BROWSER');
    const phishing = { ...answer, origin: 'https://hall.example.org' };
    expect(() => requireAnswerable(challenge, phishing, later(1))).toThrow('UKEY_OTHER_ORIGIN');
  });
});

describe('a key of a unit', () => {
  it('opens that unit only, and an unregistered one none', () => {
    const issued = { unitAccountNo: '01000000001', revokedAt: null };
    expect(() => requireKeyOfUnit(issued, '01000000001', ISSUED)).not.toThrow();
    expect(() => requireKeyOfUnit(issued, '01000000002', ISSUED)).toThrow('UKEY_NOT_OF_UNIT');
    expect(() => requireKeyOfUnit(null, '01000000001', ISSUED)).toThrow('UKEY_NOT_OF_UNIT');
  });

  it('is refused from the moment the centre withdrew it', () => {
    const withdrawn = { unitAccountNo: '1', revokedAt: ISSUED };
    expect(() => requireKeyOfUnit(withdrawn, '1', later(-1))).not.toThrow();
    expect(() => requireKeyOfUnit(withdrawn, '1', ISSUED)).toThrow('UKEY_REVOKED');
  });
});

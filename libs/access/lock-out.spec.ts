import { describe, expect, it } from '@jest/globals';
import { ACCOUNT_LOCK_OUT, EVERYWHERE_LOCK_OUT, lockOutSeconds } from '#libs/access/lock-out';
import { idleEndsAt, isOver } from '#libs/access/session-limits';
import { newTotpSecret, totpStep, unusedCode } from '#libs/access/totp';

describe('lock-out', () => {
  it('begins with the fifth failure, doubles, and stays below an hour', () => {
    const delays = [1, 4, 5, 6, 7, 12, 13, 50, 5000].map((failures) =>
      lockOutSeconds(failures, ACCOUNT_LOCK_OUT),
    );
    expect(delays).toEqual([0, 0, 15, 30, 60, 1920, 3600, 3600, 3600]);
  });

  it('of an account from everywhere begins with the fifty-first failure and stays below a minute', () => {
    const delays = [5, 50, 51, 52, 53, 5000].map((failures) =>
      lockOutSeconds(failures, EVERYWHERE_LOCK_OUT),
    );
    expect(delays).toEqual([0, 0, 15, 30, 60, 60]);
  });
});

describe('a session', () => {
  const createdAt = new Date('2026-11-24T01:00:00.000Z');
  const after = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000);

  it('is over after thirty minutes without its person', () => {
    const times = { createdAt, lastSeenAt: after(10) };
    expect(isOver(times, new Date(after(40).getTime() - 1))).toBe(false);
    expect(isOver(times, after(40))).toBe(true);
  });

  it('is over after twelve hours in any case', () => {
    expect(idleEndsAt({ createdAt, lastSeenAt: after(719) })).toEqual(after(720));
  });
});

describe('a code', () => {
  const secret = newTotpSecret();
  const at = new Date('2026-11-24T01:00:10.000Z');
  const seconds = (count: number) => new Date(at.getTime() + count * 1000);

  it('serves one step either side, and no further', () => {
    const code = unusedCode(secret, at, 0);
    expect(totpStep(secret, code, seconds(-30), 0)).not.toBeNull();
    expect(totpStep(secret, code, seconds(30), 0)).not.toBeNull();
    expect(totpStep(secret, code, seconds(60), 0)).toBeNull();
    expect(totpStep(secret, code, seconds(-60), 0)).toBeNull();
  });

  it('serves once: a used step and every earlier one are refused', () => {
    const step = totpStep(secret, unusedCode(secret, at, 0), at, 0) ?? 0;
    expect(totpStep(secret, unusedCode(secret, at, 0), at, step)).toBeNull();
    expect(totpStep(secret, unusedCode(secret, at, step), at, step)).toBe(step + 1);
  });
});

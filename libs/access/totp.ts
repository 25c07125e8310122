import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;

/** One step either side, for clocks that differ. */
const WINDOW_STEPS = 1;

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step a code belongs to, or null; a step not after the last one used is a replay and counts as wrong. */
export function totpStep(secret: string, code: string, at: Date, lastStep: number): number | null {
  const delta = totpOf(secret).validate({
    token: code,
    timestamp: at.getTime(),
    window: WINDOW_STEPS,
  });
  if (delta === null) return null;
  const step = Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta;
  return step > lastStep ? step : null;
}

export function totpCode(secret: string, at: Date): string {
  return totpOf(secret).generate({ timestamp: at.getTime() });
}

function totpOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });
}

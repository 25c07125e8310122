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
  const step = stepAt(at) + delta;
  return step > lastStep ? step : null;
}

/** The code an authenticator shows, or the next one when this step has been used: what a demonstration can still type. */
export function unusedCode(secret: string, at: Date, lastStep: number): string {
  const step = Math.max(stepAt(at), lastStep + 1);
  return totpOf(secret).generate({ timestamp: step * PERIOD_SECONDS * 1000 });
}

function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / PERIOD_SECONDS);
}

function totpOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });
}

/** How many tries pass before sign-in waits, and how long at most. */
export interface LockOutPolicy {
  readonly freeFailures: number;
  readonly delaySecondsMax: number;
}

/** One account from one address: whoever guesses waits, and nobody else. */
export const ACCOUNT_LOCK_OUT: LockOutPolicy = { freeFailures: 4, delaySecondsMax: 3600 };

/** One address whatever the account: offices share one. */
export const ADDRESS_LOCK_OUT: LockOutPolicy = { freeFailures: 50, delaySecondsMax: 900 };

/** One account from everywhere: many addresses guess once a minute, and its owner never waits longer than that. */
export const EVERYWHERE_LOCK_OUT: LockOutPolicy = { freeFailures: 50, delaySecondsMax: 60 };

const FIRST_DELAY_SECONDS = 15;

/** Failures older than this no longer count. */
export const FORGET_AFTER_HOURS = 24;

/** 0 for the free failures, then 15 s, doubled by each further one up to the limit. */
export function lockOutSeconds(failures: number, policy: LockOutPolicy): number {
  const beyond = failures - policy.freeFailures;
  if (beyond <= 0) return 0;
  return Math.min(FIRST_DELAY_SECONDS * 2 ** Math.min(beyond - 1, 20), policy.delaySecondsMax);
}

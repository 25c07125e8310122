/** A page reads by itself for as long as it stands open; only what somebody does at it says that he sits there. */
const AWAY_AFTER_MS = 60_000;

let lastActAt = performance.now();

function act(): void {
  lastActAt = performance.now();
}

export function watchPresence(): void {
  for (const name of ['pointerdown', 'keydown', 'wheel'] as const)
    window.addEventListener(name, act, { capture: true, passive: true });
}

export function isAway(): boolean {
  return performance.now() - lastActAt > AWAY_AFTER_MS;
}

/**
 * A moment for the engine's client, which takes it apart again by the same clock at once: no time that is stored, or told
 * to another process.
 */
export function deadlineIn(ms: number): number {
  return Date.now() + ms;
}

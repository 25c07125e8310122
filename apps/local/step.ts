import { StepFailure } from '#apps/local/step-failure';
import { say } from '#apps/local/say';

/** One thing the launcher does before the hall stands. Steps are data: a command is a list of them. */
export interface Step<Ground> {
  readonly title: string;
  /** What the reader can do when it fails. */
  readonly advice: string;
  /** Does it, and says in two or three words how it went. */
  run(ground: Ground): Promise<string>;
}

export async function runSteps<Ground>(
  steps: readonly Step<Ground>[],
  ground: Ground,
): Promise<void> {
  for (const step of steps) {
    const start = performance.now();
    try {
      const outcome = await step.run(ground);
      say(`${secondsSince(start).padStart(6)} s  ✓ ${step.title}: ${outcome}`);
    } catch (error) {
      throw error instanceof StepFailure
        ? error
        : new StepFailure(step.title, reasonOf(error), step.advice);
    }
  }
}

export function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

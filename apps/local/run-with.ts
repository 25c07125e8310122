import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Ground, type GroundOptions } from '#apps/local/ground';
import { Remembered } from '#apps/local/leftovers';
import { Programs } from '#apps/local/programs';
import { StepFailure } from '#apps/local/step-failure';
import { complain, say } from '#apps/local/say';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports for a command ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Gives work a ground and ends everything started on it, however the work ends. Returns the exit code. */
export async function runWith(
  options: Omit<GroundOptions, 'programs'>,
  work: (ground: Ground) => Promise<number>,
  /** After the work: 'stand' until asked to stop, or end at once. */
  afterwards: 'stand' | 'end',
): Promise<number> {
  mkdirSync(options.dataFolder, { recursive: true });
  const remembered = new Remembered(options.dataFolder);
  const programs = new Programs(remembered);
  const { stopped, forget } = stopRequested();
  // Outside of what is cleaned up below: a refused launcher must not forget another one's programs.
  const refusal = await remembered.takeOver();
  if (refusal !== null) {
    complain(`\n✗ ${refusal}`);
    forget();
    return 1;
  }
  let code = 1;
  try {
    const ground = new Ground({ ...options, programs });
    code = await Promise.race([work(ground), stopped.then(() => INTERRUPTED)]);
    if (afterwards === 'stand' && code === 0) await stopped;
  } catch (error) {
    complain(`\n${describe(error)}`);
  } finally {
    await programs.endAll();
    if (afterwards === 'stand') say('ended');
  }
  // Who asked while all was being ended wants nothing begun after it.
  const interrupted = forget();
  return afterwards === 'end' && interrupted ? INTERRUPTED : code;
}

/** Asked to stop by a signal, or by the end of the process that started us, until that is forgotten; then says whether. */
function stopRequested(): { stopped: Promise<void>; forget: () => boolean } {
  const asking = new AbortController();
  const stopped = once(asking.signal, 'abort').then(() => undefined);
  const stop = (): void => {
    if (asking.signal.aborted) return;
    say('\nending what was started …');
    asking.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.on('disconnect', stop);
  const forget = (): boolean => {
    for (const signal of SIGNALS) process.off(signal, stop);
    process.off('disconnect', stop);
    return asking.signal.aborted;
  };
  return { stopped, forget };
}

function describe(error: unknown): string {
  if (error instanceof StepFailure) return error.message;
  return `✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

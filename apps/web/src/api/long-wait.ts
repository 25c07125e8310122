/** Nobody looks at a turning button for longer without being told. */
const SAID_AFTER_MS = 2_500;

/** Says that it takes longer; what it answers takes that back. */
export type SayWaiting = () => () => void;

/** Whatever becomes of the work, what was said of its waiting ends with it. */
export async function saidWhileWaiting<T>(work: Promise<T>, say?: SayWaiting): Promise<T> {
  let end = (): void => undefined;
  const waiting = setTimeout(() => {
    end = say?.() ?? end;
  }, SAID_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(waiting);
    end();
  }
}

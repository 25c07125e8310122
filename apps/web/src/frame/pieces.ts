import { pause } from '../api/client';

/**
 * Parts of the hall that a page loads when it needs them. A release replaces them all: a page still open then finds its
 * parts gone. So they are loaded ahead, and a page that misses one all the same is loaded anew, with what was typed kept.
 */
type Load = () => Promise<unknown>;
type Wanted = () => boolean;

interface Hooks {
  /** Keeps what was typed on the page. */
  keep(): void;
  /** Where the reader wants to go. */
  target(): string;
  /** A part does not come; it is tried again. */
  waiting(): void;
}

const hooks: Hooks = {
  keep: () => undefined,
  target: () => location.href,
  waiting: () => undefined,
};
const all: { load: Load; wanted: Wanted }[] = [];
const TRIES_AFTER_MS = [500, 1_500];
const LINE_AFTER_MS = 4_000;
const LOADED_ANEW = 'hall.loaded-anew';
const ONCE_IN_MS = 30_000;
/** What loads parts asks for a style once only: a part whose style did not come would stand there without it. */
let styleMissing = false;
window.addEventListener('vite:preloadError', ({ payload }) => {
  if (payload.message.includes('CSS')) styleMissing = true;
});

export function onMissingPiece(part: Partial<Hooks>): void {
  Object.assign(hooks, part);
}

/** Like the import itself, but for a part that does not come at once. `wanted` says whether it is loaded ahead. */
export function piece<T>(load: () => Promise<T>, wanted: Wanted = () => true): () => Promise<T> {
  all.push({ load, wanted });
  return () => load().catch(() => persist(load));
}

/** One after the other when the page has nothing else to do; the parts a part names come into the row with it. */
export async function loadAhead(): Promise<void> {
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback(() => {
        resolve();
      });
    else setTimeout(resolve, 2_000);
  });
  // The row grows while it is gone through: a part may name others.
  for (const { load, wanted } of all) if (wanted()) await load().catch(() => undefined);
}

async function persist<T>(load: () => Promise<T>): Promise<T> {
  for (const ms of TRIES_AFTER_MS) {
    await pause(ms);
    const found = styleMissing ? null : await load().catch(() => null);
    if (found !== null) return found;
  }
  hooks.waiting();
  while (!(await isServed())) await pause(LINE_AFTER_MS);
  return (styleMissing ? null : await load().catch(() => null)) ?? loadAnew();
}

/** Whether the hall can be reached at all: loading anew without a line would lose the page for nothing. */
async function isServed(): Promise<boolean> {
  const page = await fetch('/', { cache: 'no-store' }).catch(() => null);
  return page?.ok === true;
}

function loadAnew(): Promise<never> {
  const before = Number(sessionStorage.getItem(LOADED_ANEW) ?? 0);
  if (Math.abs(Date.now() - before) < ONCE_IN_MS)
    throw new Error('a part of the page is missing, loaded anew or not');
  sessionStorage.setItem(LOADED_ANEW, String(Date.now()));
  hooks.keep();
  // What was typed is kept: nothing is left to ask about.
  window.addEventListener(
    'beforeunload',
    (event) => {
      event.stopImmediatePropagation();
    },
    true,
  );
  const target = new URL(hooks.target(), location.href);
  if (target.href === location.href) location.reload();
  else location.assign(target);
  return new Promise(() => undefined);
}

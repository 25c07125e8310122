import { useLive } from './live-store';
import { rereadAll } from './live-topics';

/** The stream beats every ten seconds: two and a half beats without a word, and it is held back or dead. */
const SILENT_AFTER_MS = 25_000;
/** A new stream is told the hints of the last ten seconds again. */
const TOLD_AGAIN_MS = 8_000;
/** How often a page reads anew what hints would have moved, while none come. */
const POLL_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 1_000;

/** On the steady clock of this tab, whichever tab holds the stream. */
let heardAt = 0;
let readAt = 0;
/** Hints may have passed by since. */
let missed = false;

/** Something came by the stream. */
export function heard(): void {
  heardAt = performance.now();
  useLive.setState({ connected: true, broken: false });
  if (missed) reread();
  missed = false;
}

/** A stream opened: what it tells again covers a moment's gap, and no longer one. */
export function opened(): void {
  if (performance.now() - heardAt > TOLD_AGAIN_MS) missed = true;
  heard();
}

/** The stream broke, or is silent: says so, and the page reads by itself until news come again. */
export function lost(): void {
  missed = true;
  useLive.setState({ connected: false, broken: true });
}

/** Looks after the line while the page is open; `onSilence` is told each time nothing came for too long. */
export function watchLine(onSilence: () => void): () => void {
  useLive.setState({ connected: false, broken: false });
  heardAt = performance.now();
  readAt = performance.now();
  let silentAt = heardAt;
  const looking = setInterval(() => {
    const now = performance.now();
    if (now - Math.max(heardAt, silentAt) > SILENT_AFTER_MS) {
      silentAt = now;
      lost();
      onSilence();
    }
    if (!useLive.getState().connected && now - readAt > POLL_EVERY_MS) reread();
  }, LOOK_EVERY_MS);
  const goneOffline = (): void => {
    lost();
  };
  window.addEventListener('offline', goneOffline);
  window.addEventListener('online', onSilence);
  return () => {
    clearInterval(looking);
    window.removeEventListener('offline', goneOffline);
    window.removeEventListener('online', onSilence);
    lost();
  };
}

function reread(): void {
  readAt = performance.now();
  rereadAll();
}

import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** What a key event says of composition; `keyCode` is the only sign Safari gives of the key that ends one. */
interface ComposedKey {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

const HANDLED_BY_INPUT_METHOD = 229;

/** Keys that belong to a word still being composed are the input method's: Enter there ends the word and nothing else. */
function isComposing({ isComposing, keyCode }: ComposedKey): boolean {
  return isComposing || keyCode === HANDLED_BY_INPUT_METHOD;
}

/** Every `onKeyDown` of the hall: keys of a word being composed never reach the handler. */
export function onKeys<T extends Element>(
  handle: (event: ReactKeyboardEvent<T>) => void,
): (event: ReactKeyboardEvent<T>) => void {
  return (event) => {
    if (!isComposing(event.nativeEvent)) handle(event);
  };
}

/** Shortcuts of the whole page; answers how to stop listening. */
export function listenToKeys(handle: (event: KeyboardEvent) => void): () => void {
  return listen((event) => {
    if (!isComposing(event)) handle(event);
  });
}

/** That somebody is typing, whatever it is and however it is composed. */
export function listenToTyping(tell: () => void): () => void {
  return listen(tell);
}

function listen(handle: (event: KeyboardEvent) => void): () => void {
  window.addEventListener('keydown', handle);
  return () => {
    window.removeEventListener('keydown', handle);
  };
}

// A form is sent by the browser itself at Enter, without asking any handler.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  },
  { capture: true },
);

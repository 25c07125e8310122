import type { MeView } from './generated/types.gen';

/**
 * Whose page this is. One browser holds one sign-in: when somebody else signs in, in another tab, the answers this page
 * asks for become his, and none of them may be shown under the name at its head.
 */
let reader: string | null = null;
let listener: () => void = () => undefined;

type Named = Pick<MeView, 'kind' | 'id'>;

/** As the api names it with each answer. */
export function readerName({ kind, id }: Named): string {
  return `${kind}-${String(id)}`;
}

export function setReader(me: Named): void {
  reader = readerName(me);
}

export function hasReader(): boolean {
  return reader !== null;
}

export function isReader(name: string): boolean {
  return reader === name;
}

/** What to do when an answer turns out to be somebody else's. */
export function onOtherReader(told: () => void): void {
  listener = told;
}

/** True, and told on, when the answer belongs to another reader than the page does. */
export function isForeign(response: Response): boolean {
  const named = response.headers.get('X-Reader');
  if (named === null || reader === null || named === reader) return false;
  listener();
  return true;
}

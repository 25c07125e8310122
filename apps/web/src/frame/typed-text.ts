import type { MeView } from '../api/generated';
import { readerName } from '../api/reader';

/** Why: a page that must be loaded anew, for a new release, gives back what was typed into it. */
const KEPT = 'hall.typed';
const KEPT_MS = 3_600_000;
const WAIT_MS = 15_000;
const FIELDS = 'input:not([type]), input[type=text], input[type=search], input[type=tel], textarea';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Kept {
  readonly reader: string;
  readonly path: string;
  readonly at: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Fields somebody typed into since the page was loaded; passwords are never among them. */
const typedInto = new WeakSet<Element>();

export function watchTyping(): void {
  document.addEventListener(
    'input',
    ({ target, isTrusted }) => {
      if (isTrusted && target instanceof Element && target.matches(FIELDS)) typedInto.add(target);
    },
    true,
  );
}

/** Keeps what was typed on this page for this tab alone; true when there was anything. */
export function keepTyped(page: ParentNode, me: Pick<MeView, 'kind' | 'id'>): boolean {
  const fields = fieldsIn(page)
    .filter(({ field }) => typedInto.has(field) && field.value !== '')
    .map(({ name, field }) => [name, field.value] as const);
  if (fields.length === 0) return false;
  const kept: Kept = { reader: readerName(me), path: location.pathname, at: Date.now(), fields };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  return true;
}

/** Puts back what was kept for this page, as soon as its fields are there; `done` is told when something was. */
export function giveBackTyped(me: Pick<MeView, 'kind' | 'id'>, done: () => void): () => void {
  const kept = keptFor(me);
  if (kept === null || kept.path !== location.pathname) return () => undefined;
  const missing = new Map(kept.fields);
  const fill = (): void => {
    for (const { name, field } of fieldsIn(document)) {
      const value = missing.get(name);
      if (value === undefined || !missing.delete(name)) continue;
      if (field.value !== value) type(field, value);
    }
    if (missing.size > 0) return;
    stop();
    done();
  };
  const looking = new MutationObserver(fill);
  const giveUp = setTimeout(stop, WAIT_MS);
  function stop(): void {
    clearTimeout(giveUp);
    looking.disconnect();
    sessionStorage.removeItem(KEPT);
  }
  looking.observe(document.body, { childList: true, subtree: true });
  fill();
  return () => {
    clearTimeout(giveUp);
    looking.disconnect();
  };
}

function keptFor(me: Pick<MeView, 'kind' | 'id'>): Kept | null {
  const text = sessionStorage.getItem(KEPT);
  if (text === null) return null;
  const kept = JSON.parse(text) as Kept;
  const age = Date.now() - kept.at;
  if (kept.reader === readerName(me) && age >= 0 && age < KEPT_MS) return kept;
  sessionStorage.removeItem(KEPT);
  return null;
}

/** Fields by what they are called, counted among those of one name: the same on the page loaded anew. */
function fieldsIn(page: ParentNode): { name: string; field: Field }[] {
  const seen = new Map<string, number>();
  return [...page.querySelectorAll<Field>(FIELDS)].map((field) => {
    const called = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.name;
    const count = (seen.get(called) ?? 0) + 1;
    seen.set(called, count);
    return { name: `${called} ${String(count)}`, field };
  });
}

/** As if typed: React hears of a value only when the browser's own setter was used. */
function type(field: Field, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value');
  setter?.set?.call(field, value);
  typedInto.add(field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A field's new value on the page, and whether anything speaks against it. */
interface ChangeOnPage {
  readonly name: string;
  readonly after: string;
  readonly isWrong: boolean;
}

interface FormOnPage {
  /** As the hall has it by its newest answer, which the page may not have drawn yet. */
  readonly saved: Readonly<Record<string, string>>;
  /** Fields typed in here and not saved. */
  readonly typed: ReadonlySet<string>;
  readonly changes: readonly ChangeOnPage[];
  /** What was saved of a field when it was begun to be typed in. */
  readonly begunOn: Readonly<Record<string, string | undefined>>;
}

interface FormToSend {
  /** The whole form: what it leaves out is wiped. */
  readonly changes: Readonly<Record<string, string>>;
  /** Fields that keep their text and are not sent. */
  readonly held: ReadonlySet<string>;
  /** Those of them in which another page's value goes on standing. */
  readonly kept: Readonly<Record<string, string>>;
}

/**
 * What is typed goes over what the hall has, not over what the page showed: fields nobody typed in here stand as they
 * were saved last, wherever that was, and one that was saved elsewhere meanwhile waits for a hand that has seen it.
 */
export function formToSend({ saved, typed, changes, begunOn }: FormOnPage): FormToSend {
  const isMoved = (name: string): boolean => typed.has(name) && saved[name] !== begunOn[name];
  const held = new Set(
    changes
      .filter(({ name, after, isWrong }) => isWrong || (isMoved(name) && saved[name] !== after))
      .map(({ name }) => name),
  );
  const standing = Object.entries(saved);
  const kept = Object.fromEntries(standing.filter(([name]) => held.has(name) && isMoved(name)));
  const untouched = standing.filter(([name]) => !typed.has(name));
  const good = changes.filter(({ name }) => typed.has(name) && !held.has(name));
  return {
    changes: {
      ...Object.fromEntries(untouched),
      ...kept,
      ...Object.fromEntries(good.map(({ name, after }) => [name, after])),
    },
    held,
    kept,
  };
}

export function isSameForm(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

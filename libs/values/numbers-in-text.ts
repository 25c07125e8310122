import { narrow, withoutUnseen } from '#libs/values/visible-text';

/** A number of the centre's that payers write into remarks: how long it is, and what tells it from any other digits. */
export interface NumberForm<Kind extends string> {
  readonly kind: Kind;
  readonly lengths: readonly number[];
  holds(digits: string): boolean;
}

export interface FoundNumber<Kind extends string> {
  readonly kind: Kind;
  readonly number: string;
}

/** More than these in one text is a list, which no remark is. */
const FOUND_MAX = 20;
const DIGITS = /\d+/g;
/** Payers write long numbers in groups. */
const BETWEEN_GROUPS = /^[\p{Z}\t\-\u2010-\u2015\u2212]{1,3}$/u;

interface Run {
  readonly digits: string;
  /** Whether it goes on from the run before it, as a group of the same number. */
  readonly goesOn: boolean;
}

/**
 * The numbers of these forms in what a payer wrote: full-width digits are digits, groups set apart by blanks or hyphens are
 * one number. Digits that go on beyond a number are another number, never this one. Each once, in their order.
 */
export function numbersIn<Kind extends string>(
  text: string,
  forms: readonly NumberForm<Kind>[],
): FoundNumber<Kind>[] {
  const runs = runsOf(narrow(withoutUnseen(text)));
  const found: FoundNumber<Kind>[] = [];
  for (const at of runs.keys())
    for (const digits of joinedFrom(runs, at, forms))
      for (const { kind } of forms.filter((form) => isOfForm(form, digits)))
        if (!found.some((one) => one.kind === kind && one.number === digits))
          found.push({ kind, number: digits });
  return found.slice(0, FOUND_MAX);
}

function isOfForm(form: NumberForm<string>, digits: string): boolean {
  return form.lengths.includes(digits.length) && form.holds(digits);
}

function runsOf(text: string): Run[] {
  let end = -1;
  return [...text.matchAll(DIGITS)].map(({ 0: digits, index }) => {
    const goesOn = end >= 0 && BETWEEN_GROUPS.test(text.slice(end, index));
    end = index + digits.length;
    return { digits, goesOn };
  });
}

/** This run, and it with the groups that follow, up to the longest number there is. */
function joinedFrom(
  runs: readonly Run[],
  from: number,
  forms: readonly NumberForm<string>[],
): string[] {
  const longest = Math.max(...forms.flatMap(({ lengths }) => lengths));
  const joined: string[] = [];
  let digits = '';
  for (let at = from; at < runs.length; at += 1) {
    const run = runs[at];
    if (run === undefined || (at > from && !run.goesOn)) break;
    digits += run.digits;
    if (digits.length > longest) break;
    joined.push(digits);
  }
  return joined;
}

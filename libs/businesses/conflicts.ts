import type { RunBusiness } from '#libs/businesses/registry';

/** How far a case blocks another: its whole unit, or only where both are about the same member. */
type Blocking = 'unit' | 'member';

/** 'member' between two businesses whose cases are each about one member; the types refuse it elsewhere. */
type Cell<One, Other> = One extends { readonly subject: 'member' }
  ? Other extends { readonly subject: 'member' }
    ? Blocking
    : 'unit'
  : 'unit';

export type ConflictMatrix = {
  readonly [One in RunBusiness as One['code']]: {
    readonly [Other in RunBusiness as Other['code']]?: Cell<One, Other>;
  };
};

/**
 * What may not be under way together (domain 8), the whole matrix in one place, a line each business: an unfinished case of
 * the businesses it names blocks. Unfinished = from submit to posting.
 */
const CONFLICTS: ConflictMatrix = {
  'base-adjustment': { 'base-adjustment': 'unit' },
  'unit-info-change': { 'unit-info-change': 'unit' },
  'member-info-change': { 'member-info-change': 'member' },
};

/** The businesses whose unfinished cases block this one, and how far. */
export function conflictsOf(business: string): Readonly<Record<string, Blocking>> {
  const lines: Readonly<Record<string, Readonly<Record<string, Blocking>>>> = CONFLICTS;
  return lines[business] ?? {};
}

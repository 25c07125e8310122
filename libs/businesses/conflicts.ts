/**
 * What may not be under way together (domain 8), the whole matrix in one place. 'unit': one unfinished case of that
 * business in the unit blocks; 'member': only when both touch the same member. Unfinished = from submit to posting.
 */
export const CONFLICTS: Readonly<Record<string, Readonly<Record<string, 'unit' | 'member'>>>> = {
  'base-adjustment': { 'base-adjustment': 'unit' },
  'unit-info-change': { 'unit-info-change': 'unit' },
  'member-info-change': { 'member-info-change': 'member' },
};

/** The businesses whose unfinished cases block this one, and how far. */
export function conflictsOf(business: string): Readonly<Record<string, 'unit' | 'member'>> {
  return CONFLICTS[business] ?? {};
}

import type { RunBusiness } from '#libs/businesses/registry';

/**
 * How far a case blocks another: its whole unit; its unit once its month is reached; or only where both are about the same
 * member, in a chosen row or as a whole.
 */
type Blocking = 'unit' | 'month' | 'member';

/** 'member' only between businesses that are about members; the types refuse it elsewhere. */
type Cell<One, Other> = One extends { readonly subject: 'unit' }
  ? 'unit' | 'month'
  : Other extends { readonly subject: 'unit' }
    ? 'unit' | 'month'
    : Blocking;

export type ConflictMatrix = {
  readonly [One in RunBusiness as One['code']]: {
    readonly [Other in RunBusiness as Other['code']]?: Cell<One, Other>;
  };
};

/**
 * What may not be under way together (domain 8), the whole matrix in one place, a line each business: an unfinished case of
 * the businesses it names blocks. Unfinished = from submit to posting. What sets a member's base, his status or his unit
 * takes turns; nobody whose data change meanwhile is let go. A month is assessed when nothing that changes it is under way.
 */
const CONFLICTS: ConflictMatrix = {
  'base-adjustment': {
    'base-adjustment': 'unit',
    unseal: 'member',
    seal: 'member',
    'intra-city-transfer': 'member',
    remittance: 'month',
  },
  enrolment: { enrolment: 'unit', remittance: 'month' },
  'unit-info-change': { 'unit-info-change': 'unit', remittance: 'month' },
  'member-info-change': { 'member-info-change': 'member', 'intra-city-transfer': 'member' },
  'identity-correction': { 'identity-correction': 'member', 'intra-city-transfer': 'member' },
  unseal: {
    unseal: 'unit',
    seal: 'member',
    'base-adjustment': 'member',
    'intra-city-transfer': 'member',
    remittance: 'month',
  },
  seal: {
    seal: 'unit',
    unseal: 'member',
    'base-adjustment': 'member',
    'intra-city-transfer': 'member',
    remittance: 'month',
  },
  'intra-city-transfer': {
    'intra-city-transfer': 'unit',
    unseal: 'member',
    seal: 'member',
    'base-adjustment': 'member',
    'member-info-change': 'member',
    'identity-correction': 'member',
    'supplementary-contribution': 'member',
    remittance: 'month',
  },
  remittance: {
    remittance: 'unit',
    'base-adjustment': 'month',
    enrolment: 'month',
    'unit-info-change': 'month',
    unseal: 'month',
    seal: 'month',
    'intra-city-transfer': 'month',
  },
  'transfer-request': { 'transfer-request': 'member' },
  // What is added to past months changes no month to come: only who is let go meanwhile could not be credited.
  'supplementary-contribution': {
    'supplementary-contribution': 'unit',
    'intra-city-transfer': 'member',
  },
};

/** The businesses whose unfinished cases block this one, and how far. */
export function conflictsOf(business: string): Readonly<Record<string, Blocking>> {
  const lines: Readonly<Record<string, Readonly<Record<string, Blocking>>>> = CONFLICTS;
  return lines[business] ?? {};
}

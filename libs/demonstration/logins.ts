import type { StaffRole } from '#libs/case/plan';

/** One password for the whole demonstration: thirteen characters of three kinds, no login name in it. */
export const DEMONSTRATION_PASSWORD = 'Gongjijin2026';

export interface OperatorLogin {
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly loginName: string;
  /** Number of the natural person; a staff member may be the same one. */
  readonly personNo: number;
}

export interface StaffLogin {
  readonly loginName: string;
  readonly branchCode: string;
  readonly personNo: number;
  readonly roles: readonly StaffRole[];
}

/** What pages and launcher print: the units worth showing first. */
export const SHOWN_OPERATORS: readonly OperatorLogin[] = [
  { unitId: 1, unitAccountNo: '01000000001', loginName: 'operator1', personNo: 1_001 },
  { unitId: 1, unitAccountNo: '01000000001', loginName: 'operator2', personNo: 1_002 },
  { unitId: 2, unitAccountNo: '01000000002', loginName: 'operator1', personNo: 1_003 },
  { unitId: 3, unitAccountNo: '03000000003', loginName: 'operator1', personNo: 1_005 },
];

/** Operator of unit 2 and first reviewer of its branch: one person with two logins, to show that maker ≠ checker holds. */
export const TWO_HATS_PERSON = 102;

const BRANCHES = ['01', '02', '03'] as const;

/** Two reviewers of each kind at each branch; everybody else once for the whole centre. */
export const STAFF_LOGINS: readonly StaffLogin[] = [
  ...BRANCHES.flatMap((branchCode, at) => [
    reviewer('first-reviewer', branchCode, 'a', 101 + at * 10),
    reviewer('first-reviewer', branchCode, 'b', 102 + at * 10),
    reviewer('second-reviewer', branchCode, 'a', 103 + at * 10),
    reviewer('second-reviewer', branchCode, 'b', 104 + at * 10),
  ]),
  ...(
    ['cashier', 'operations', 'system-admin', 'security-admin', 'audit-admin', 'auditor'] as const
  ).map((role, at) => ({
    loginName: role,
    branchCode: '01',
    personNo: 201 + at,
    roles: [role],
  })),
  // What one cashier claims, another one checks.
  { loginName: 'cashier-b', branchCode: '01', personNo: 207, roles: ['cashier'] },
];

function reviewer(
  role: 'first-reviewer' | 'second-reviewer',
  branchCode: string,
  letter: string,
  personNo: number,
): StaffLogin {
  const level = role === 'first-reviewer' ? 'first' : 'second';
  return { loginName: `${level}-${branchCode}-${letter}`, branchCode, personNo, roles: [role] };
}

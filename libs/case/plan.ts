/** Roles of the centre's staff and of the unit (product 1). The three administrators are three people. */
export const STAFF_ROLES = [
  'first-reviewer',
  'second-reviewer',
  'cashier',
  'operations',
  'system-admin',
  'security-admin',
  'audit-admin',
  'auditor',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
/** The unit that holds the account a case is about: it answers by a case of its own, linked to this one. */
export const HOLDER = 'holder';
/** Who a level of a case waits for. */
export type LevelRole = StaffRole | typeof HOLDER;
export type Role = StaffRole | 'operator';

/** One level of the approval a case takes. */
export interface ApprovalLevel {
  readonly role: LevelRole;
  /** Working days until the task of this level is due; for the unit that holds an account, days. */
  readonly dueDays: number;
}

/** @throws for a level the plan does not have: nobody is asked there, and a guess would name somebody */
export function levelAt({ levels }: Pick<Plan, 'levels'>, at: number): ApprovalLevel {
  const level = levels[at];
  if (level === undefined)
    throw new RangeError(`level ${String(at)} of a plan of ${String(levels.length)}`);
  return level;
}

/** What the submission is bound to from submit on: frozen, so that a route changed later does not move a running case. */
export interface Plan {
  readonly levels: readonly ApprovalLevel[];
  /** Kinds of papers that must be there before the case goes on. */
  readonly papers: readonly string[];
}

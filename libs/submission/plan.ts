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
export type Role = StaffRole | 'operator';

/** One level of the approval a case takes. */
export interface ApprovalLevel {
  readonly role: StaffRole;
  /** Working days until the task of this level is due. */
  readonly dueDays: number;
}

/** What the submission is bound to from submit on: frozen, so that a route changed later does not move a running case. */
export interface Plan {
  readonly levels: readonly ApprovalLevel[];
  /** Kinds of papers that must be there before the case goes on. */
  readonly papers: readonly string[];
}

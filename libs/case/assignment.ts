import type { Refusal } from '#libs/case/refusal';
import type { StaffRole } from '#libs/case/plan';
import type { Verb } from '#libs/case/process';

/** The task row, as assignment sees it. */
export interface AssignableTask {
  readonly state: 'open' | 'claimed' | 'closed';
  readonly role: StaffRole;
  readonly branchCode: string;
  readonly claimedBy: number | null;
}

export interface StaffMember {
  readonly id: number;
  readonly grants: readonly { readonly role: StaffRole; readonly branchCode: string }[];
}

/** May this person take the task at all: role at that branch. '*' is a grant at every branch. */
export function mayClaim(task: AssignableTask, staff: StaffMember): Refusal | null {
  if (task.state === 'closed') return { code: 'TASK_ALREADY_DECIDED' };
  const granted = staff.grants.some(
    (grant) =>
      grant.role === task.role &&
      (grant.branchCode === task.branchCode || grant.branchCode === '*'),
  );
  if (!granted) return { code: 'NOT_YOUR_ROLE' };
  if (task.claimedBy !== null && task.claimedBy !== staff.id) return { code: 'CLAIMED_BY_ANOTHER' };
  return null;
}

/** May this person decide it: as claiming, and claimed first, so that two do not read one case. */
export function mayDecide(task: AssignableTask, staff: StaffMember): Refusal | null {
  const refusal = mayClaim(task, staff);
  if (refusal !== null) return refusal;
  return task.claimedBy === staff.id ? null : { code: 'CLAIM_FIRST' };
}

const DECISIONS: readonly Verb[] = ['approve', 'return', 'reject'];
const REMEDIES: readonly Verb[] = ['retry-posting', 'abandon'];

/** Acts that answer a task of the centre's staff; everything else is the operator's or the process's. */
export const TASK_VERBS: readonly Verb[] = [...DECISIONS, ...REMEDIES];

/** What a task of a role can be answered with. */
export function verbsOfTask(role: StaffRole): readonly Verb[] {
  return role === 'operations' ? REMEDIES : DECISIONS;
}

/** May this person take a task back from whoever claimed it: himself, or operations of the branch for an absent one. */
export function mayRelease(task: AssignableTask, staff: StaffMember): Refusal | null {
  if (task.state === 'closed') return { code: 'TASK_ALREADY_DECIDED' };
  if (task.claimedBy === staff.id) return null;
  const operations = staff.grants.some(
    ({ role, branchCode }) =>
      role === 'operations' && (branchCode === task.branchCode || branchCode === '*'),
  );
  return operations ? null : { code: 'CLAIMED_BY_ANOTHER' };
}

/** Where a submission stands. One table, read by workflow, activities, tests and the page alike. */
export const STAGES = {
  unopened: ['draft'],
  draft: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  scanning: ['draft', 'approval', 'posting', 'expired', 'discarded'],
  approval: ['approval', 'posting', 'returned', 'rejected', 'withdrawn'],
  returned: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  withdrawn: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  posting: ['completed', 'parked'],
  parked: ['posting', 'abandoned'],
  completed: [],
  rejected: [],
  discarded: [],
  expired: [],
  abandoned: [],
} as const satisfies Record<string, readonly string[]>;

export type Stage = keyof typeof STAGES;

/** Stages in which the operator may edit form, register and papers. */
export const EDITABLE_STAGES: readonly Stage[] = ['draft', 'returned', 'withdrawn'];

/** From submit to decision and posting: what the conflict matrix counts (domain 8). */
export const UNFINISHED_STAGES: readonly Stage[] = ['scanning', 'approval', 'posting', 'parked'];

export function isFinal(stage: Stage): boolean {
  return STAGES[stage].length === 0;
}

export function mayMove(from: Stage, to: Stage): boolean {
  return (STAGES[from] as readonly Stage[]).includes(to);
}

/** How long a submission may rest in a stage, and what is written when the time is up. Approval is timed by its task. */
export const STAGE_LIMITS: Partial<Record<Stage, { days: number; then: 'expired' }>> = {
  draft: { days: 30, then: 'expired' },
  scanning: { days: 10, then: 'expired' },
  returned: { days: 30, then: 'expired' },
  withdrawn: { days: 30, then: 'expired' },
};

/** An approval nobody decides goes back to the operator after this long, reminded once at its due time. */
export const APPROVAL_LIMIT_DAYS = 60;

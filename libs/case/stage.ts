/** Where a submission stands. One table, read by workflow, activities, tests and the page alike. */
export const STAGES = {
  unopened: ['draft', 'scanning', 'approval', 'posting'],
  draft: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  scanning: ['draft', 'approval', 'posting', 'expired', 'discarded'],
  approval: ['approval', 'posting', 'returned', 'rejected', 'withdrawn'],
  returned: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  withdrawn: ['scanning', 'approval', 'posting', 'discarded', 'expired'],
  posting: ['completed', 'collecting', 'parked'],
  collecting: ['allocating', 'deleted', 'expired'],
  allocating: ['completed', 'parked'],
  parked: ['posting', 'allocating', 'abandoned'],
  completed: ['collecting'],
  rejected: [],
  discarded: [],
  expired: [],
  abandoned: [],
  deleted: [],
} as const satisfies Record<string, readonly string[]>;

export type Stage = keyof typeof STAGES;

/** Stages in which the operator may edit form, register and papers. */
export const EDITABLE_STAGES: readonly Stage[] = ['draft', 'returned', 'withdrawn'];

/** In the operator's hands, or about to be: also with papers to bring. */
export const IN_HAND_STAGES: readonly Stage[] = [...EDITABLE_STAGES, 'unopened', 'scanning'];

/** From submit to decision and posting: what the conflict matrix counts (domain 8); what only waits for money blocks nothing. */
export const UNFINISHED_STAGES: readonly Stage[] = ['scanning', 'approval', 'posting', 'parked'];

/** Over without having come to what it was begun for. */
export const ENDED_STAGES: readonly Stage[] = [
  'rejected',
  'discarded',
  'expired',
  'abandoned',
  'deleted',
];

/** Where a case rests for good; of what was completed, only money that the bank takes back opens it again. */
const FINAL_STAGES: readonly Stage[] = ['completed', ...ENDED_STAGES];

export function isFinal(stage: Stage): boolean {
  return FINAL_STAGES.includes(stage);
}

export function mayMove(from: Stage, to: Stage): boolean {
  return (STAGES[from] as readonly Stage[]).includes(to);
}

/** How long a case may rest in a stage, and the act that the process itself then does. */
export const STAGE_LIMITS: Partial<Record<Stage, { days: number; then: 'expire' | 'abandon' }>> = {
  draft: { days: 30, then: 'expire' },
  scanning: { days: 10, then: 'expire' },
  returned: { days: 30, then: 'expire' },
  withdrawn: { days: 30, then: 'expire' },
  parked: { days: 90, then: 'abandon' },
};

/** An approval nobody decides is reminded at its due time and goes back to the operator this long after it. */
export const APPROVAL_LAPSE_DAYS = 60;

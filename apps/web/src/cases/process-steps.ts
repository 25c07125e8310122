import type { SubmissionDto, TextDto, TimelineEntryDto } from '../api/generated';

export type StepState = 'done' | 'current' | 'waiting' | 'stopped' | 'attention';
export interface ProcessStep {
  key: string;
  /** A fixed name of the page, or the name of the role that decides. */
  name: 'step.operator' | 'step.papers' | 'step.posting' | 'step.completed' | TextDto;
  state: StepState;
  who: string;
  at: string | null;
}

const ENDED = ['rejected', 'discarded', 'expired', 'abandoned'];
const DECISIONS = ['approve', 'return', 'reject'];
const WITH_OPERATOR = ['draft', 'returned', 'withdrawn', 'unopened'];

/** The steps a case takes, in order, and how far it has come: read from its stage, its levels and its timeline. */
export function processSteps(submission: SubmissionDto): ProcessStep[] {
  const { stage, process, papersDemanded } = submission;
  const names: Pick<ProcessStep, 'key' | 'name'>[] = [
    { key: 'operator', name: 'step.operator' },
    ...(papersDemanded.length > 0 ? [{ key: 'papers', name: 'step.papers' as const }] : []),
    ...process.levels.map((level, index) => ({
      key: `level-${String(index)}`,
      name: level.roleText,
    })),
    { key: 'posting', name: 'step.posting' },
    { key: 'completed', name: 'step.completed' },
  ];
  const at = names.findIndex((step) => step.key === currentKey(submission));
  return names.map((step, index) => ({
    ...step,
    ...actedOn(submission, step.key),
    state: index < at || stage === 'completed' ? 'done' : index > at ? 'waiting' : stateHere(stage),
  }));
}

function stateHere(stage: string): StepState {
  if (ENDED.includes(stage)) return 'stopped';
  return stage === 'returned' || stage === 'parked' || stage === 'withdrawn'
    ? 'attention'
    : 'current';
}

function currentKey({ stage, process, timeline }: SubmissionDto): string {
  if (WITH_OPERATOR.includes(stage)) return 'operator';
  if (stage === 'scanning') return 'papers';
  if (stage === 'approval' || stage === 'rejected') return `level-${String(process.level)}`;
  if (stage === 'posting' || stage === 'parked' || stage === 'abandoned') return 'posting';
  if (stage === 'completed') return 'completed';
  return timeline.some((entry) => entry.stage === 'scanning') ? 'papers' : 'operator';
}

/** Who did a step last, in the newest round: decisions are counted in order after the last submit. */
function actedOn({ timeline }: SubmissionDto, key: string): { who: string; at: string | null } {
  const lastSubmit = timeline.findLastIndex((entry) => entry.kind === 'submit');
  const round = lastSubmit < 0 ? timeline : timeline.slice(lastSubmit);
  const found = entryOf(round, key);
  return { who: found?.actorName ?? '', at: found?.at ?? null };
}

function entryOf(round: readonly TimelineEntryDto[], key: string): TimelineEntryDto | undefined {
  switch (key) {
    case 'operator':
      return round.find((entry) => entry.kind === 'submit') ?? round[0];
    case 'papers':
      return round.find((entry) => entry.kind === 'finish-scans');
    case 'posting':
      return round.findLast((entry) => entry.kind === 'post' || entry.kind === 'park');
    case 'completed':
      return round.find((entry) => entry.stage === 'completed');
    default: {
      const decisions = round.filter((entry) => DECISIONS.includes(entry.kind));
      return decisions[Number(key.slice('level-'.length))];
    }
  }
}

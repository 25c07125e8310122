import { ENDED_STAGES, type Stage } from '#libs/case/stage';
import type { SubmissionDto, TextDto, TimelineEntryDto } from '../api/generated';

export type StepState = 'done' | 'current' | 'waiting' | 'stopped' | 'attention';
type FixedName =
  | 'step.operator'
  | 'step.papers'
  | 'step.posting'
  | 'step.notice'
  | 'step.money'
  | 'step.completed';
export interface ProcessStep {
  key: string;
  /** A fixed name of the page, or the name of the role that decides. */
  name: FixedName | TextDto;
  state: StepState;
  who: string;
  at: string | null;
}

/** Stages of a case that has made a sum due. */
const FOR_MONEY = ['collecting', 'allocating', 'deleted'];
const SUBMITS = ['submit', 'assess'];
const DECISIONS = ['approve', 'return', 'reject'];
const WITH_OPERATOR = ['draft', 'returned', 'withdrawn', 'unopened'];

/** The steps a case takes, in order, and how far it has come: read from its stage, its levels and its timeline. */
export function processSteps(submission: SubmissionDto): ProcessStep[] {
  const { stage, process, papersDemanded } = submission;
  const names: NamedStep[] = [
    { key: 'operator', name: 'step.operator' },
    ...(papersDemanded.length > 0 ? [{ key: 'papers', name: 'step.papers' as const }] : []),
    ...process.levels.map((level, index) => ({
      key: `level-${String(index)}`,
      name: level.roleText,
    })),
    ...(waitsForMoney(submission) ? MONEY_STEPS : [POSTING_STEP]),
    { key: 'completed', name: 'step.completed' },
  ];
  const at = names.findIndex((step) => step.key === currentKey(submission));
  return names.map((step, index) => ({
    ...step,
    ...actedOn(submission, step.key),
    state: index < at || stage === 'completed' ? 'done' : index > at ? 'waiting' : stateHere(stage),
  }));
}

type NamedStep = Pick<ProcessStep, 'key' | 'name'>;
const POSTING_STEP: NamedStep = { key: 'posting', name: 'step.posting' };
/** What makes a sum due credits nobody yet: it makes the notice, and its money credits. */
const MONEY_STEPS: readonly NamedStep[] = [
  { key: 'posting', name: 'step.notice' },
  { key: 'money', name: 'step.money' },
];

function waitsForMoney({ timeline }: SubmissionDto): boolean {
  return timeline.some(({ stage }) => FOR_MONEY.includes(stage));
}

const STEP_OF_STAGE: Readonly<Record<string, string>> = {
  posting: 'posting',
  parked: 'posting',
  abandoned: 'posting',
  collecting: 'money',
  allocating: 'money',
  deleted: 'money',
  completed: 'completed',
};

function stateHere(stage: string): StepState {
  if (ENDED_STAGES.includes(stage as Stage)) return 'stopped';
  return stage === 'returned' || stage === 'parked' || stage === 'withdrawn'
    ? 'attention'
    : 'current';
}

function currentKey({ stage, process, timeline }: SubmissionDto): string {
  if (WITH_OPERATOR.includes(stage)) return 'operator';
  if (stage === 'scanning') return 'papers';
  if (stage === 'approval' || stage === 'rejected') return `level-${String(process.level)}`;
  const step = STEP_OF_STAGE[stage];
  if (step !== undefined) return step;
  return timeline.some((entry) => entry.stage === 'scanning') ? 'papers' : 'operator';
}

/** Who did a step last, in the newest round: decisions are counted in order after the last submit. */
function actedOn({ timeline }: SubmissionDto, key: string): { who: string; at: string | null } {
  const lastSubmit = timeline.findLastIndex(({ kind }) => SUBMITS.includes(kind));
  const round = lastSubmit < 0 ? timeline : timeline.slice(lastSubmit);
  const found = entryOf(AFTER_REVERSAL.includes(key) ? sinceReversal(round) : round, key);
  return { who: found?.actorName ?? '', at: found?.at ?? null };
}

/** Steps that a case takes once more when the bank has taken its money back. */
const AFTER_REVERSAL = ['money', 'completed'];

function sinceReversal(round: readonly TimelineEntryDto[]): readonly TimelineEntryDto[] {
  return round.slice(round.findLastIndex(({ kind }) => kind === 'reverse') + 1);
}

function entryOf(round: readonly TimelineEntryDto[], key: string): TimelineEntryDto | undefined {
  switch (key) {
    case 'operator':
      return round.find(({ kind }) => SUBMITS.includes(kind)) ?? round[0];
    case 'papers':
      return round.find((entry) => entry.kind === 'finish-scans');
    case 'posting':
      return (
        round.findLast(
          ({ kind, stage }) => kind === 'park' || (kind === 'post' && stage !== 'completed'),
        ) ?? round.findLast(({ kind }) => kind === 'post')
      );
    case 'money':
      return round.findLast(({ kind }) => kind === 'allocate' || kind === 'delete');
    case 'completed':
      return round.find((entry) => entry.stage === 'completed');
    default: {
      const decisions = round.filter((entry) => DECISIONS.includes(entry.kind));
      return decisions[Number(key.slice('level-'.length))];
    }
  }
}

import { withActor, type ActorRef } from '#libs/submission/actor';
import { dutiesRefusal } from '#libs/submission/duties';
import type { Refusal } from '#libs/submission/refusal';
import type { Plan } from '#libs/submission/plan';
import { EDITABLE_STAGES, isFinal, mayMove, type Stage } from '#libs/submission/stage';

export const VERBS = [
  'open',
  'submit',
  'reopen',
  'finish-scans',
  'withdraw',
  'discard',
  'approve',
  'return',
  'reject',
  'expire',
  'remind',
  'lapse-approval',
  'post',
  'park',
  'retry-posting',
  'abandon',
] as const;
export type Verb = (typeof VERBS)[number];

/** What the process does by itself; everything else needs a person's command. */
export const SELF_VERBS: readonly Verb[] = [
  'expire',
  'remind',
  'lapse-approval',
  'post',
  'park',
  'abandon',
];

/** Begins the id of an act of the process itself; no person's request may. */
export const SELF_REQUEST = 'self/';

/** What someone asks of a case. Facts that need the database (the plan) are gathered before the full decision. */
export interface Command {
  readonly verb: Verb;
  readonly actor: ActorRef;
  readonly plan?: Plan;
  /** The task a reviewer looked at: a decision meant for another level or round is refused. */
  readonly taskKey?: string;
  /** Refusal code a posting failed with, or why operations gave a case up. */
  readonly reason?: string;
  readonly reasonDetails?: Refusal['details'];
  /** When the task this act opens is due. */
  readonly dueAt?: string;
  /** Everybody who worked on form, register or papers. */
  readonly editors?: readonly ActorRef[];
}

/** What happened. Ids and decisions only: no names, no forms. */
export interface ProcessEvent {
  readonly seq: number;
  readonly kind: Verb;
  readonly stage: Stage;
  readonly actor: ActorRef;
  readonly level: number;
  readonly round: number;
  readonly plan?: Plan;
  readonly reason?: string;
  readonly reasonDetails?: Refusal['details'];
  readonly dueAt?: string;
  readonly editors?: readonly ActorRef[];
}

export interface ProcessState {
  readonly seq: number;
  readonly stage: Stage;
  /** Index into plan.levels of the open approval; 0 outside approval. */
  readonly level: number;
  /** Counts submissions of the same case: a returned case comes back in the next round. */
  readonly round: number;
  readonly plan: Plan;
  /** Everybody who edited or submitted: none of them may check (maker ≠ checker). */
  readonly makers: readonly ActorRef[];
  /** Who has decided in this round: nobody decides two levels. */
  readonly deciders: readonly ActorRef[];
  readonly reminded: boolean;
  /** Due time of the open approval task; null outside approval. */
  readonly dueAt: string | null;
}

export const UNOPENED: ProcessState = {
  seq: 0,
  stage: 'unopened',
  level: 0,
  round: 0,
  plan: { levels: [], papers: [] },
  makers: [],
  deciders: [],
  reminded: false,
  dueAt: null,
};

/** The task a level of a round is: (submission, level, round). */
export function taskKeyOf(state: Pick<ProcessState, 'level' | 'round'>): string {
  return `${String(state.round)}.${String(state.level)}`;
}

const STAGES_OF_VERB: Record<Verb, readonly Stage[]> = {
  open: ['unopened'],
  submit: EDITABLE_STAGES,
  reopen: ['scanning'],
  'finish-scans': ['scanning'],
  withdraw: ['approval'],
  discard: [...EDITABLE_STAGES, 'scanning'],
  approve: ['approval'],
  return: ['approval'],
  reject: ['approval'],
  expire: [...EDITABLE_STAGES, 'scanning'],
  remind: ['approval'],
  'lapse-approval': ['approval'],
  post: ['posting'],
  park: ['posting'],
  'retry-posting': ['parked'],
  abandon: ['parked'],
};

/** The half of the decision that needs no database: what the workflow's validator asks. Null = admitted. */
export function admits(
  state: ProcessState,
  command: Pick<Command, 'verb' | 'taskKey'>,
): Refusal | null {
  if (!STAGES_OF_VERB[command.verb].includes(state.stage)) {
    return {
      code: isFinal(state.stage) ? 'CASE_FINISHED' : 'NOT_IN_THIS_STAGE',
      details: { stage: state.stage },
    };
  }
  if (command.taskKey !== undefined && command.taskKey !== taskKeyOf(state)) {
    return { code: 'TASK_ALREADY_DECIDED', details: { stage: state.stage } };
  }
  if (command.verb === 'withdraw' && state.deciders.length > 0)
    return { code: 'ALREADY_DECIDED_ONCE' };
  if (command.verb === 'remind' && state.reminded) return { code: 'ALREADY_REMINDED' };
  return null;
}

/** The process decides: one event, or a refusal that leaves the state untouched. */
export function decide(state: ProcessState, command: Command): ProcessEvent | Refusal {
  const refusal = admits(state, command) ?? separationOfDuties(state, command);
  if (refusal !== null) return refusal;
  const next = destination(state, command);
  if (next.stage !== state.stage && !mayMove(state.stage, next.stage)) {
    throw new Error(`stage table forbids ${state.stage} → ${next.stage}`);
  }
  return {
    seq: state.seq + 1,
    kind: command.verb,
    actor: command.actor,
    ...next,
    ...factsOf(command, next.stage),
  };
}

/** What the command brings to its event beside the verb. */
function factsOf(command: Command, stage: Stage): Partial<ProcessEvent> {
  const { plan, reason, reasonDetails, editors, dueAt } = command;
  const facts = {
    plan,
    reason,
    reasonDetails,
    editors,
    dueAt: stage === 'approval' ? dueAt : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

export function isRefusal(result: ProcessEvent | Refusal): result is Refusal {
  return 'code' in result;
}

/** The state after an event; pure, so that workflow, activity and replay agree. */
export function evolve(state: ProcessState, event: ProcessEvent): ProcessState {
  const startsRound = event.kind === 'submit';
  const decided = event.kind === 'approve' || event.kind === 'return' || event.kind === 'reject';
  return {
    seq: event.seq,
    stage: event.stage,
    level: event.level,
    round: event.round,
    plan: event.plan ?? state.plan,
    makers: makersAfter(state.makers, event),
    deciders: startsRound ? [] : decided ? withActor(state.deciders, event.actor) : state.deciders,
    reminded: event.kind === 'remind',
    dueAt: event.stage === 'approval' ? (event.dueAt ?? state.dueAt) : null,
  };
}

type Destination = Pick<ProcessEvent, 'stage' | 'level' | 'round'>;

function destination(state: ProcessState, command: Command): Destination {
  const { level, round } = state;
  const plan = command.plan ?? state.plan;
  const afterPapers: Stage = plan.levels.length > 0 ? 'approval' : 'posting';
  switch (command.verb) {
    case 'submit':
      return {
        stage: plan.papers.length > 0 ? 'scanning' : afterPapers,
        level: 0,
        round: round + 1,
      };
    case 'finish-scans':
      return { stage: afterPapers, level: 0, round };
    case 'approve':
      return level + 1 < plan.levels.length
        ? { stage: 'approval', level: level + 1, round }
        : { stage: 'posting', level, round };
    case 'remind':
      return { stage: 'approval', level, round };
    default: {
      const stage = END_STAGE[command.verb];
      return { stage, level: EDITABLE_STAGES.includes(stage) ? 0 : level, round };
    }
  }
}

const END_STAGE = {
  open: 'draft',
  reopen: 'draft',
  return: 'returned',
  'lapse-approval': 'returned',
  withdraw: 'withdrawn',
  discard: 'discarded',
  reject: 'rejected',
  expire: 'expired',
  post: 'completed',
  park: 'parked',
  'retry-posting': 'posting',
  abandon: 'abandoned',
} as const satisfies Partial<Record<Verb, Stage>>;

function separationOfDuties(state: ProcessState, { verb, actor }: Command): Refusal | null {
  const decides = verb === 'approve' || verb === 'return' || verb === 'reject';
  return decides ? dutiesRefusal(state, actor) : null;
}

/** Whoever opened, edited or submitted is a maker. */
function makersAfter(makers: readonly ActorRef[], event: ProcessEvent): readonly ActorRef[] {
  const submits = event.kind === 'submit' || event.kind === 'finish-scans';
  if (event.kind !== 'open' && !submits) return makers;
  return [...(event.editors ?? []), event.actor].reduce(withActor, makers);
}

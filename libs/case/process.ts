import type { ActorRef } from '#libs/case/actor';
import { decidersAfter, DECISIONS, dutiesRefusal, makersAfter } from '#libs/case/duties';
import { holderRefusal } from '#libs/case/holder';
import type { Refusal } from '#libs/case/refusal';
import type { Plan } from '#libs/case/plan';
import { EDITABLE_STAGES, isFinal, mayMove, type Stage } from '#libs/case/stage';
import { END_STAGE, STAGES_OF_VERB } from '#libs/case/verb-table';

export const VERBS = [
  'open',
  'assess',
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
  'pass-on',
  'settle',
  'post',
  'park',
  'retry-posting',
  'abandon',
  'allocate',
  'delete',
  'reverse',
] as const;
export type Verb = (typeof VERBS)[number];

/** What the process does by itself; everything else needs a person's command. */
export const SELF_VERBS: readonly Verb[] = [
  'expire',
  'remind',
  'lapse-approval',
  'pass-on',
  'post',
  'park',
  'abandon',
];

/** What the system commands where no person does: a row like any command, sent and swept like it. */
export const SYSTEM_VERBS: readonly Verb[] = ['allocate', 'settle', 'expire', 'reverse'];

/** Opens a case; 'assess' submits it in the same act. */
export const OPENING_VERBS: readonly Verb[] = ['open', 'assess'];

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
  /** Of a posting: it has made a sum due, and the case waits for the money. */
  readonly collects?: boolean;
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
  /** A posting of the case has made a sum due: from then on it is not given up. Absent before. */
  readonly collects?: true;
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

const STAGES: Readonly<Record<Verb, readonly Stage[]>> = STAGES_OF_VERB;

/** The half of the decision that needs no database: what the workflow's validator asks. Null = admitted. */
export function admits(
  state: ProcessState,
  command: Pick<Command, 'verb' | 'taskKey'>,
): Refusal | null {
  if (!STAGES[command.verb].includes(state.stage)) {
    return {
      code: isFinal(state.stage) ? 'CASE_FINISHED' : 'NOT_IN_THIS_STAGE',
      details: { stage: state.stage },
    };
  }
  if (command.taskKey !== undefined && command.taskKey !== taskKeyOf(state)) {
    return { code: 'TASK_ALREADY_DECIDED', details: { stage: state.stage } };
  }
  const code = standsAgainst(state, command.verb);
  return code === null ? null : { code };
}

/** What has happened in this stage already. */
function standsAgainst(state: ProcessState, verb: Verb): string | null {
  if (verb === 'withdraw' && state.deciders.length > 0) return 'ALREADY_DECIDED_ONCE';
  if (verb === 'remind' && state.reminded) return 'ALREADY_REMINDED';
  return verb === 'abandon' && state.collects === true ? 'MONEY_ASSESSED' : null;
}

/** The process decides: one event, or a refusal that leaves the state untouched. */
export function decide(state: ProcessState, command: Command): ProcessEvent | Refusal {
  const refusal =
    admits(state, command) ?? holderRefusal(state, command) ?? separationOfDuties(state, command);
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
  return {
    seq: event.seq,
    stage: event.stage,
    level: event.level,
    round: event.round,
    plan: event.plan ?? state.plan,
    makers: makersAfter(state.makers, event),
    deciders: decidersAfter(state.deciders, event),
    reminded: event.kind === 'remind',
    dueAt: event.stage === 'approval' ? (event.dueAt ?? state.dueAt) : null,
    ...(state.collects === true || event.stage === 'collecting' ? { collects: true } : {}),
  };
}

type Destination = Pick<ProcessEvent, 'stage' | 'level' | 'round'>;

function destination(state: ProcessState, command: Command): Destination {
  const { level, round } = state;
  const plan = command.plan ?? state.plan;
  switch (command.verb) {
    case 'submit':
    case 'assess':
      return { stage: stageAfterSubmit(plan), level: 0, round: round + 1 };
    case 'finish-scans':
      return { stage: stageAfterPapers(plan), level: 0, round };
    case 'approve':
    case 'pass-on':
      return afterApproval(state, plan);
    case 'post':
    case 'retry-posting':
      return { stage: stageByMoney(state, command), level, round };
    default:
      return atEnd(state, END_STAGE[command.verb]);
  }
}

function stageAfterSubmit(plan: Plan): Stage {
  return plan.papers.length > 0 ? 'scanning' : stageAfterPapers(plan);
}

function stageAfterPapers({ levels }: Plan): Stage {
  return levels.length > 0 ? 'approval' : 'posting';
}

function afterApproval({ level, round }: ProcessState, { levels }: Plan): Destination {
  return level + 1 < levels.length
    ? { stage: 'approval', level: level + 1, round }
    : { stage: 'posting', level, round };
}

/** A posting may have made a sum due; one tried again is the allocation where the case has waited for money already. */
function stageByMoney(state: ProcessState, { verb, collects }: Command): Stage {
  if (verb === 'post') return collects === true ? 'collecting' : 'completed';
  return state.collects === true ? 'allocating' : 'posting';
}

function atEnd({ level, round }: ProcessState, stage: Stage): Destination {
  return { stage, level: EDITABLE_STAGES.includes(stage) ? 0 : level, round };
}

function separationOfDuties(state: ProcessState, { verb, actor }: Command): Refusal | null {
  return DECISIONS.includes(verb) ? dutiesRefusal(state, actor) : null;
}

import type { ActorRef } from '#libs/case/actor';
import type { Plan } from '#libs/case/plan';
import {
  decide,
  evolve,
  isRefusal,
  UNOPENED,
  type Command,
  type ProcessState,
} from '#libs/case/process';

export const OPERATOR: ActorRef = { kind: 'operator', id: 1, person: 1001 };
export const FIRST: ActorRef = { kind: 'staff', id: 1, person: 101 };
export const SECOND: ActorRef = { kind: 'staff', id: 2, person: 103 };
export const SYSTEM: ActorRef = { kind: 'system', id: 0, person: 0 };
export const OPERATIONS: ActorRef = { kind: 'staff', id: 9, person: 202 };
export const LEVEL_ONE = { role: 'first-reviewer', dueDays: 3 } as const;
export const LEVEL_TWO = { role: 'second-reviewer', dueDays: 2 } as const;

export const plan = (levels: Plan['levels'], papers: readonly string[] = []): Plan => ({
  levels,
  papers,
});
export const TWO_LEVELS = plan([LEVEL_ONE, LEVEL_TWO]);

/** Walks the commands; each must be accepted. */
export function after(...commands: readonly Command[]): ProcessState {
  return commands.reduce(evolveBy, UNOPENED);
}

export function evolveBy(state: ProcessState, command: Command): ProcessState {
  const event = decide(state, command);
  if (isRefusal(event)) throw new Error(`${command.verb}: ${event.code}`);
  return evolve(state, event);
}

export const opened: Command = { verb: 'open', actor: OPERATOR };
export const submitted = (by: Plan): Command => ({ verb: 'submit', actor: OPERATOR, plan: by });
export const code = (state: ProcessState, command: Command) => {
  const result = decide(state, command);
  return isRefusal(result) ? result.code : result.stage;
};

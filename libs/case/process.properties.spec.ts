import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOLDER, type Plan } from '#libs/case/plan';
import {
  admits,
  decide,
  evolve,
  isRefusal,
  taskKeyOf,
  UNOPENED,
  VERBS,
  type Command,
  type ProcessEvent,
  type ProcessState,
} from '#libs/case/process';
import { type ActorRef } from '#libs/case/actor';
import { isFinal, mayMove } from '#libs/case/stage';

const DECISIONS: readonly string[] = ['approve', 'return', 'reject'];
/** Acts by which a case can end after a decision: each case sees at most one of them. */
const ENDS: readonly string[] = ['reject', 'discard', 'expire', 'post', 'abandon', 'delete'];

const actors = fc.record<ActorRef>({
  kind: fc.constantFrom('operator', 'staff', 'system'),
  id: fc.integer({ min: 0, max: 4 }),
  // Few persons over many logins, so that one person with two hats comes up all the time.
  person: fc.integer({ min: 1, max: 4 }),
});
const plans = fc.record<Plan>({
  levels: fc.array(
    fc.record({
      role: fc.constantFrom('first-reviewer', 'second-reviewer', HOLDER),
      dueDays: fc.constant(2),
    }),
    { maxLength: 3 },
  ),
  papers: fc.array(fc.constant('licence'), { maxLength: 1 }),
});
const commands = fc.record<Command>(
  {
    verb: fc.oneof(
      fc.constantFrom(...VERBS),
      // Weighted towards long lives: most random verbs would end a case at once.
      fc.constantFrom(
        'submit',
        'approve',
        'approve',
        'return',
        'finish-scans',
        'remind',
        'park',
        'retry-posting',
        'post',
        'allocate',
      ),
    ),
    actor: actors,
    plan: plans,
    taskKey: fc.constantFrom('1.0', '1.1', '2.0', '2.1'),
    reason: fc.constant('BECAUSE'),
    dueAt: fc.constant('2026-11-27T10:00:00.000Z'),
    collects: fc.boolean(),
  },
  { requiredKeys: ['verb', 'actor'] },
);
const lives = fc.array(commands, { maxLength: 40 });

interface Life {
  readonly state: ProcessState;
  readonly events: readonly ProcessEvent[];
  readonly steps: readonly {
    before: ProcessState;
    command: Command;
    result: ReturnType<typeof decide>;
  }[];
}

/** Lives through the commands after opening; what is refused leaves the state as it was. */
function live(given: readonly Command[]): Life {
  const all: readonly Command[] = [
    { verb: 'open', actor: { kind: 'operator', id: 1, person: 1 } },
    ...given,
  ];
  return all.reduce<Life>(
    ({ state, events, steps }, command) => {
      const result = decide(state, command);
      const step = { before: state, command, result };
      if (isRefusal(result)) return { state, events, steps: [...steps, step] };
      return { state: evolve(state, result), events: [...events, result], steps: [...steps, step] };
    },
    { state: UNOPENED, events: [], steps: [] },
  );
}

/** Facts are gathered for a submit and for nothing else. */
function planAtSubmitOnly({ plan, ...command }: Command): Command {
  return plan === undefined || command.verb !== 'submit' ? command : { ...command, plan };
}

function always(property: (life: Life) => void): void {
  fc.assert(
    fc.property(lives, (given) => {
      property(live(given.map(planAtSubmitOnly)));
    }),
    { numRuns: 500 },
  );
}

describe('whatever is asked of a case, in whatever order', () => {
  it('it ends at most once, and nothing follows its end but the reversal of what was completed', () => {
    always(({ events }) => {
      const lives = livesOf(events);
      for (const one of lives) {
        const ends = one.filter(({ kind, stage }) => ENDS.includes(kind) && isFinal(stage));
        expect(ends.length).toBeLessThanOrEqual(1);
        const at = one.findIndex((event) => isFinal(event.stage));
        if (at >= 0) expect(at).toBe(one.length - 1);
      }
      for (const one of lives.slice(0, -1)) expect(one.at(-1)?.stage).toBe('completed');
    });
  });

  it('no person decides twice in one round', () => {
    always(({ events }) => {
      const decided = events.filter((event) => DECISIONS.includes(event.kind));
      const keys = decided.map(
        (event) => `${String(roundOf(events, event))}/${String(event.actor.person)}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('no maker checks', () => {
    always(({ events }) => {
      const makers = new Set<number>();
      for (const event of events) {
        if (DECISIONS.includes(event.kind)) expect(makers.has(event.actor.person)).toBe(false);
        if (['open', 'submit', 'finish-scans'].includes(event.kind)) makers.add(event.actor.person);
      }
    });
  });

  it('a case in approval has a level that is asked', () => {
    always(({ steps }) => {
      for (const { before } of steps) {
        if (before.stage === 'approval') expect(before.plan.levels[before.level]).toBeDefined();
      }
    });
  });

  it('it comes to posting only after every level of its round has approved or was passed on, or when the unit asked has done it', () => {
    always(({ steps, events }) => {
      for (const { before, result } of steps) {
        if (isRefusal(result) || result.stage !== 'posting' || before.stage === 'parked') continue;
        const { levels } = evolve(before, result).plan;
        if (result.kind === 'settle') {
          expect(levels.map(({ role }) => role)).toContain(HOLDER);
          continue;
        }
        const submit = events.findLast((one) => one.kind === 'submit' && one.seq <= result.seq);
        const approvals = events.filter(
          (one) =>
            ['approve', 'pass-on'].includes(one.kind) &&
            one.seq > (submit?.seq ?? 0) &&
            one.seq <= result.seq,
        );
        expect(approvals.map((one) => one.level)).toEqual(
          levels.map((_, at) => Math.min(at + 1, levels.length - 1)),
        );
      }
    });
  });

  it('every event has the next number, and moves only where the table allows', () => {
    always(({ events }) => {
      events.forEach((event, at) => {
        expect(event.seq).toBe(at + 1);
        const from = events[at - 1]?.stage ?? 'unopened';
        expect(from === event.stage || mayMove(from, event.stage)).toBe(true);
      });
    });
  });

  it('a refusal leaves nothing behind: the same question gets the same answer', () => {
    always(({ steps }) => {
      for (const { before, command, result } of steps) {
        const frozen = structuredClone(before);
        expect(decide(before, command)).toEqual(result);
        expect(before).toEqual(frozen);
      }
    });
  });

  it('what the validator does not admit is not decided, and only duties and the holder’s time stand between the two', () => {
    always(({ steps }) => {
      for (const { before, command, result } of steps) {
        const refusal = admits(before, command);
        if (refusal !== null) expect(result).toEqual(refusal);
        else if (isRefusal(result)) {
          const between = ['MAKER_MAY_NOT_CHECK', 'SAME_PERSON_TWICE', 'HOLDER_HAS_TIME'];
          const ofHolder = ['pass-on', 'settle'].includes(command.verb);
          expect(ofHolder ? ['NOT_IN_THIS_STAGE'] : between).toContain(result.code);
        }
      }
    });
  });

  it('its events alone give back its state', () => {
    always(({ state, events }) => {
      const told = JSON.parse(JSON.stringify(events)) as ProcessEvent[];
      expect(told.reduce(evolve, UNOPENED)).toEqual(state);
    });
  });

  it('what has made a sum due is given up by nobody: it is credited, or its assessment is deleted', () => {
    always(({ events }) => {
      const assessed = events.findIndex(({ stage }) => stage === 'collecting');
      if (assessed < 0) return;
      const after = events.slice(assessed).filter(({ stage }) => isFinal(stage));
      for (const { stage } of after) expect(['completed', 'deleted']).toContain(stage);
    });
  });

  it('the task people are shown is one that the process admits', () => {
    always(({ steps }) => {
      for (const { before } of steps) {
        if (before.stage !== 'approval') continue;
        expect(admits(before, { verb: 'approve', taskKey: taskKeyOf(before) })).toBeNull();
      }
    });
  });
});

/** Events from one beginning to one end: a reversal begins another life. */
function livesOf(events: readonly ProcessEvent[]): ProcessEvent[][] {
  const lives: ProcessEvent[][] = [[]];
  for (const event of events) {
    if (event.kind === 'reverse') lives.push([]);
    lives.at(-1)?.push(event);
  }
  return lives;
}

function roundOf(events: readonly ProcessEvent[], one: ProcessEvent): number {
  return events.filter((event) => event.kind === 'submit' && event.seq < one.seq).length;
}

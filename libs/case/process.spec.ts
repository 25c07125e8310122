import { describe, expect, it } from '@jest/globals';
import { admits, taskKeyOf, type Command } from '#libs/case/process';
import { type ActorRef } from '#libs/case/actor';
import {
  OPERATOR,
  FIRST,
  SECOND,
  SYSTEM,
  OPERATIONS,
  LEVEL_ONE,
  plan,
  TWO_LEVELS,
  after,
  evolveBy,
  opened,
  submitted,
  code,
} from '#test/builders/process.builder';

describe('submitting', () => {
  it('goes to papers first when some are demanded, whatever the route', () => {
    expect(after(opened, submitted(plan([LEVEL_ONE], ['licence']))).stage).toBe('scanning');
    expect(after(opened, submitted(plan([], ['licence']))).stage).toBe('scanning');
  });

  it('goes to approval when the route has a level, and straight to posting when it has none', () => {
    expect(after(opened, submitted(plan([LEVEL_ONE]))).stage).toBe('approval');
    expect(after(opened, submitted(plan([]))).stage).toBe('posting');
  });

  it('begins a new round each time, with nobody having decided yet', () => {
    const returned = after(
      opened,
      submitted(TWO_LEVELS),
      { verb: 'approve', actor: FIRST },
      { verb: 'return', actor: SECOND },
    );
    const again = after(
      opened,
      submitted(TWO_LEVELS),
      { verb: 'approve', actor: FIRST },
      { verb: 'return', actor: SECOND },
      submitted(TWO_LEVELS),
    );
    expect(returned).toMatchObject({ round: 1, deciders: [FIRST, SECOND] });
    expect(again).toMatchObject({ round: 2, level: 0, deciders: [] });
  });

  it('is not possible twice', () => {
    expect(code(after(opened, submitted(TWO_LEVELS)), submitted(TWO_LEVELS))).toBe(
      'NOT_IN_THIS_STAGE',
    );
  });
});

describe('deciding', () => {
  it('walks from level to level and only then to posting', () => {
    const one = after(opened, submitted(TWO_LEVELS), { verb: 'approve', actor: FIRST });
    expect(one).toMatchObject({ stage: 'approval', level: 1 });
    expect(code(one, { verb: 'approve', actor: SECOND })).toBe('posting');
  });

  it('is refused to whoever opened, submitted or brought the papers, under whatever login', () => {
    const hat = { ...FIRST, person: OPERATOR.person };
    const colleague: ActorRef = { kind: 'operator', id: 2, person: 1002 };
    const papers = plan([LEVEL_ONE], ['licence']);
    const state = after(opened, submitted(papers), { verb: 'finish-scans', actor: colleague });
    for (const verb of ['approve', 'return', 'reject'] as const) {
      expect(code(state, { verb, actor: hat })).toBe('MAKER_MAY_NOT_CHECK');
      expect(code(state, { verb, actor: { ...FIRST, person: 1002 } })).toBe('MAKER_MAY_NOT_CHECK');
    }
  });

  it('is refused to a person who has decided another level of this round, but open to him in the next', () => {
    const one = after(opened, submitted(TWO_LEVELS), { verb: 'approve', actor: FIRST });
    expect(code(one, { verb: 'approve', actor: { ...FIRST, id: 77 } })).toBe('SAME_PERSON_TWICE');
    const next = after(
      opened,
      submitted(TWO_LEVELS),
      { verb: 'approve', actor: FIRST },
      { verb: 'return', actor: SECOND },
      submitted(TWO_LEVELS),
    );
    expect(code(next, { verb: 'approve', actor: FIRST })).toBe('approval');
  });

  it('is refused when it was meant for a task of another level or round', () => {
    const one = after(opened, submitted(TWO_LEVELS), { verb: 'approve', actor: FIRST });
    expect(code(one, { verb: 'approve', actor: SECOND, taskKey: '1.0' })).toBe(
      'TASK_ALREADY_DECIDED',
    );
    expect(code(one, { verb: 'approve', actor: SECOND, taskKey: '2.1' })).toBe(
      'TASK_ALREADY_DECIDED',
    );
    expect(code(one, { verb: 'approve', actor: SECOND, taskKey: taskKeyOf(one) })).toBe('posting');
  });
});

describe('withdrawing', () => {
  it('is possible until the first decision of the round, and not after it', () => {
    const waiting = after(opened, submitted(TWO_LEVELS));
    const decided = after(opened, submitted(TWO_LEVELS), { verb: 'approve', actor: FIRST });
    expect(code(waiting, { verb: 'withdraw', actor: OPERATOR })).toBe('withdrawn');
    expect(code(decided, { verb: 'withdraw', actor: OPERATOR })).toBe('ALREADY_DECIDED_ONCE');
  });
});

describe('the process itself', () => {
  it('reminds once for each level', () => {
    const reminded = after(opened, submitted(TWO_LEVELS), { verb: 'remind', actor: SYSTEM });
    expect(code(reminded, { verb: 'remind', actor: SYSTEM })).toBe('ALREADY_REMINDED');
    const next = after(
      opened,
      submitted(TWO_LEVELS),
      { verb: 'remind', actor: SYSTEM },
      { verb: 'approve', actor: FIRST },
    );
    expect(code(next, { verb: 'remind', actor: SYSTEM })).toBe('approval');
  });

  it('keeps the due time of a level when it reminds, and forgets it outside approval', () => {
    const dueAt = '2026-11-27T10:00:00.000Z';
    const waiting = after(
      opened,
      { ...submitted(TWO_LEVELS), dueAt },
      { verb: 'remind', actor: SYSTEM },
    );
    expect(waiting.dueAt).toBe(dueAt);
    const back = after(
      opened,
      { ...submitted(TWO_LEVELS), dueAt },
      { verb: 'return', actor: FIRST },
    );
    expect(back.dueAt).toBeNull();
  });

  it('keeps the plan a case was submitted with until it is submitted again', () => {
    const state = after(opened, submitted(TWO_LEVELS), { verb: 'return', actor: FIRST });
    expect(state.plan).toEqual(TWO_LEVELS);
    expect(
      after(opened, submitted(TWO_LEVELS), { verb: 'return', actor: FIRST }, submitted(plan([])))
        .plan,
    ).toEqual(plan([]));
  });

  it('lets a parked case be posted again or given up, and nothing else', () => {
    const parked = after(opened, submitted(plan([])), { verb: 'park', actor: SYSTEM });
    expect(code(parked, { verb: 'retry-posting', actor: OPERATIONS })).toBe('posting');
    expect(code(parked, { verb: 'abandon', actor: OPERATIONS })).toBe('abandoned');
    for (const verb of ['submit', 'approve', 'withdraw', 'discard', 'expire', 'post'] as const) {
      expect(code(parked, { verb, actor: OPERATOR })).toBe('NOT_IN_THIS_STAGE');
    }
  });

  it('waits for its money once a posting has made a sum due, and is complete when that is credited', () => {
    const assessed = after({ verb: 'assess', actor: OPERATOR, plan: plan([]) });
    expect(assessed).toMatchObject({ stage: 'posting', round: 1, makers: [OPERATOR] });
    const waiting = evolveBy(assessed, { verb: 'post', actor: SYSTEM, collects: true });
    expect(waiting).toMatchObject({ stage: 'collecting', collects: true });
    const due = evolveBy(waiting, { verb: 'allocate', actor: SYSTEM });
    expect(due.stage).toBe('allocating');
    expect(code(due, { verb: 'post', actor: SYSTEM })).toBe('completed');
    for (const verb of ['submit', 'withdraw', 'discard', 'post', 'abandon'] as const)
      expect(code(waiting, { verb, actor: OPERATOR })).toBe('NOT_IN_THIS_STAGE');
  });

  it.each([
    ['delete', 'deleted', OPERATOR],
    ['expire', 'expired', SYSTEM],
  ] as const)('%ss only while it waits for its money: %s', (verb, stage, actor) => {
    const assessed = after({ verb: 'assess', actor: OPERATOR, plan: plan([]) });
    const waiting = evolveBy(assessed, { verb: 'post', actor: SYSTEM, collects: true });
    const due = evolveBy(waiting, { verb: 'allocate', actor: SYSTEM });
    const asked: Command = { verb, actor };
    expect([assessed, waiting, due].map((state) => code(state, asked))).toEqual([
      'NOT_IN_THIS_STAGE',
      stage,
      'NOT_IN_THIS_STAGE',
    ]);
  });

  it('goes on with its allocation when that was parked, and is never given up with money in it', () => {
    const assessed = after({ verb: 'assess', actor: OPERATOR, plan: plan([]) });
    const waiting = evolveBy(assessed, { verb: 'post', actor: SYSTEM, collects: true });
    const due = evolveBy(waiting, { verb: 'allocate', actor: SYSTEM });
    const parked = evolveBy(due, { verb: 'park', actor: SYSTEM });
    expect(code(parked, { verb: 'abandon', actor: OPERATIONS })).toBe('MONEY_ASSESSED');
    expect(code(parked, { verb: 'retry-posting', actor: OPERATIONS })).toBe('allocating');
  });

  it('is complete at once when the month comes to nothing', () => {
    const assessed = after({ verb: 'assess', actor: OPERATOR, plan: plan([]) });
    expect(code(assessed, { verb: 'post', actor: SYSTEM, collects: false })).toBe('completed');
  });

  it.each([true, false])(
    'waits for its money once more when what was credited is reversed, and is credited again: collected %s',
    (collects) => {
      const posting = after({ verb: 'assess', actor: OPERATOR, plan: plan([]) });
      const posted = evolveBy(posting, { verb: 'post', actor: SYSTEM, collects });
      const reverse: Command = { verb: 'reverse', actor: SYSTEM };
      const done = collects
        ? evolveBy(evolveBy(posted, { verb: 'allocate', actor: SYSTEM }), {
            verb: 'post',
            actor: SYSTEM,
          })
        : posted;
      const waiting = evolveBy(done, reverse);
      expect(waiting).toMatchObject({ stage: 'collecting', collects: true });
      expect(code(waiting, reverse)).toBe('NOT_IN_THIS_STAGE');
      const due = evolveBy(waiting, { verb: 'allocate', actor: SYSTEM });
      expect(code(due, { verb: 'post', actor: SYSTEM })).toBe('completed');
    },
  );

  it('reverses nothing that is not complete', () => {
    const waiting = evolveBy(after({ verb: 'assess', actor: OPERATOR, plan: plan([]) }), {
      verb: 'post',
      actor: SYSTEM,
      collects: true,
    });
    const reverse: Command = { verb: 'reverse', actor: SYSTEM };
    expect(code(waiting, reverse)).toBe('NOT_IN_THIS_STAGE');
    expect(code(evolveBy(waiting, { verb: 'delete', actor: OPERATOR }), reverse)).toBe(
      'CASE_FINISHED',
    );
  });

  it('answers every act on a finished case with: it is finished', () => {
    const finished = after(opened, submitted(plan([])), { verb: 'post', actor: SYSTEM });
    expect(admits(finished, { verb: 'withdraw' })).toMatchObject({ code: 'CASE_FINISHED' });
    expect(code(finished, { verb: 'post', actor: SYSTEM })).toBe('CASE_FINISHED');
  });
});

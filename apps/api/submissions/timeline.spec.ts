import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '#apps/api/submissions/timeline';
import type { ClaimRow, EventRow } from '#libs/persistence/cases/case-queries';
import type { Plan } from '#libs/case/plan';
import type { Verb } from '#libs/case/process';
import type { Stage } from '#libs/case/stage';

const FIRST = { role: 'first-reviewer', dueDays: 3 } as const;
const SECOND = { role: 'second-reviewer', dueDays: 3 } as const;
const planOf = (...levels: Plan['levels']): Plan => ({ levels, papers: [] });

/** Instants are the minutes of one hour. */
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 3, minute));

function step(
  kind: Verb,
  stage: Stage,
  minute: number,
  plan: Plan | undefined = kind === 'submit' ? planOf(FIRST, SECOND) : undefined,
): EventRow {
  return {
    seq: minute,
    kind,
    stage,
    actorKind: ['approve', 'return'].includes(kind) ? 'staff' : 'operator',
    actorId: 1,
    actorName: '',
    opinion: '',
    at: at(minute),
    event: JSON.stringify({ level: kind === 'approve' ? 1 : 0, plan }),
  };
}

function claim(kind: ClaimRow['kind'], minute: number, change: Partial<ClaimRow> = {}): ClaimRow {
  return {
    kind,
    role: 'first-reviewer',
    actorName: '',
    formerName: null,
    at: at(minute),
    ...change,
  };
}

describe('the history of a case', () => {
  const events = [
    step('open', 'draft', 1),
    step('submit', 'approval', 10),
    step('approve', 'approval', 30),
  ];

  it('holds each claim between the steps it lies between, in the role of its task', () => {
    const claims = [claim('claim', 20), claim('claim', 40, { role: 'second-reviewer' })];
    const told = timelineOf({ events, claims });
    expect(told.map(({ kind, actorRole }) => [kind, actorRole.zh])).toEqual([
      ['open', '单位经办人'],
      ['submit', '单位经办人'],
      ['claim', '初审'],
      ['approve', '初审'],
      ['claim', '复核'],
    ]);
  });

  it('counts the time a step took from the step before, whoever claimed meanwhile', () => {
    const [, , , approved] = timelineOf({ events, claims: [claim('claim', 20)] });
    expect(approved).toMatchObject({ kind: 'approve', tookSeconds: 1_200 });
  });

  it('tells each claim once, behind the step before it, also where clocks differ', () => {
    const early = { ...step('approve', 'approval', 30), at: at(9) };
    const [opened, submitted] = events;
    if (opened === undefined || submitted === undefined) throw new Error('no events');
    const claims = [claim('claim', 20), claim('release', 20), claim('claim', 0)];
    const told = timelineOf({ events: [opened, submitted, early], claims });
    expect(told.map(({ kind }) => kind)).toEqual([
      ...['open', 'claim'],
      ...['submit', 'approve', 'claim', 'release'],
    ]);
  });

  it('tells a return in the role it was made in, though the case was submitted to fewer levels since', () => {
    const again = [
      step('return', 'returned', 40),
      step('submit', 'approval', 50, planOf(FIRST)),
      step('return', 'returned', 55),
    ];
    const told = timelineOf({ events: [...events, ...again], claims: [] });
    expect(told.map(({ kind, actorRole }) => [kind, actorRole.zh]).slice(2)).toEqual([
      ['approve', '初审'],
      ['return', '复核'],
      ['submit', '单位经办人'],
      ['return', '初审'],
    ]);
  });

  it('guesses no role for a decision nothing was submitted to', () => {
    const [opened] = events;
    if (opened === undefined) throw new Error('no events');
    expect(() =>
      timelineOf({ events: [opened, step('return', 'returned', 5)], claims: [] }),
    ).toThrow('a decision at no level');
  });

  it('says of a release by operations whose task it was', () => {
    const claims = [claim('claim', 20), claim('release', 25, { formerName: '张敏' })];
    const [, , , released] = timelineOf({ events, claims });
    expect(released?.kindText.zh).toBe('退还（原由张敏签收）');
    expect(released?.actorRole.zh).toBe('运维');
  });
});

import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '#apps/api/submissions/timeline';
import type { ClaimRow, EventRow } from '#libs/persistence/case-reader';
import { UNOPENED, type ProcessState, type Verb } from '#libs/submission/process';
import type { Stage } from '#libs/submission/stage';

const TWO_LEVELS: ProcessState = {
  ...UNOPENED,
  plan: {
    ...UNOPENED.plan,
    levels: [
      { role: 'first-reviewer', dueDays: 3 },
      { role: 'second-reviewer', dueDays: 3 },
    ],
  },
};

/** Instants are the minutes of one hour. */
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 3, minute));

function step(kind: Verb, stage: Stage, minute: number): EventRow {
  return {
    seq: minute,
    kind,
    stage,
    actorKind: kind === 'approve' ? 'staff' : 'operator',
    actorId: 1,
    actorName: '',
    opinion: '',
    at: at(minute),
    event: JSON.stringify({ level: kind === 'approve' ? 1 : 0 }),
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
    const told = timelineOf({ events, claims }, TWO_LEVELS);
    expect(told.map(({ kind, actorRole }) => [kind, actorRole.zh])).toEqual([
      ['open', '单位经办人'],
      ['submit', '单位经办人'],
      ['claim', '初审'],
      ['approve', '初审'],
      ['claim', '复核'],
    ]);
  });

  it('counts the time a step took from the step before, whoever claimed meanwhile', () => {
    const [, , , approved] = timelineOf({ events, claims: [claim('claim', 20)] }, TWO_LEVELS);
    expect(approved).toMatchObject({ kind: 'approve', tookSeconds: 1_200 });
  });

  it('tells each claim once, behind the step before it, also where clocks differ', () => {
    const early = { ...step('approve', 'approval', 30), at: at(9) };
    const [opened, submitted] = events;
    if (opened === undefined || submitted === undefined) throw new Error('no events');
    const claims = [claim('claim', 20), claim('release', 20), claim('claim', 0)];
    const told = timelineOf({ events: [opened, submitted, early], claims }, TWO_LEVELS);
    expect(told.map(({ kind }) => kind)).toEqual([
      ...['open', 'claim'],
      ...['submit', 'approve', 'claim', 'release'],
    ]);
  });

  it('says of a release by operations whose task it was', () => {
    const claims = [claim('claim', 20), claim('release', 25, { formerName: '张敏' })];
    const [, , , released] = timelineOf({ events, claims }, TWO_LEVELS);
    expect(released?.kindText.zh).toBe('退还（原由张敏签收）');
    expect(released?.actorRole.zh).toBe('运维');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SubmissionDto, TimelineEntryDto } from '../api/generated';
import { processSteps } from './process-steps';

const text = (zh: string) => ({ zh, en: zh });
const entry = (kind: string, stage: string, actorName: string): TimelineEntryDto => ({
  seq: 1,
  kind,
  kindText: text(kind),
  stage,
  stageText: text(stage),
  actorName,
  actorRole: text(''),
  at: '2026-11-24T01:00:00Z',
  tookSeconds: null,
  opinion: '',
});

function caseIn(stage: string, over: Partial<SubmissionDto> = {}): SubmissionDto {
  return {
    stage,
    papersDemanded: [],
    timeline: [entry('open', 'draft', '李晓敏')],
    process: {
      level: 0,
      levels: [
        { role: 'first-reviewer', roleText: text('初审'), dueDays: 2 },
        { role: 'second-reviewer', roleText: text('复核'), dueDays: 2 },
      ],
    },
    ...over,
  } as SubmissionDto;
}

describe('the steps of a case', () => {
  it('shows the second reviewer as current once the first has approved', () => {
    const timeline = [
      entry('open', 'draft', '李晓敏'),
      entry('submit', 'approval', '李晓敏'),
      entry('approve', 'approval', '王磊'),
    ];
    const steps = processSteps(
      caseIn('approval', { timeline, process: { ...caseIn('approval').process, level: 1 } }),
    );
    expect(steps.map((step) => step.state)).toEqual([
      'done',
      'done',
      'current',
      'waiting',
      'waiting',
    ]);
    expect(steps[1]?.who).toBe('王磊');
  });

  it('calls the operator when a case came back', () => {
    expect(processSteps(caseIn('returned'))[0]?.state).toBe('attention');
  });

  it('has a step for papers only when papers are demanded', () => {
    const demanded = [{ kind: 'proof', title: text('证明'), pages: 0 }];
    const steps = processSteps(caseIn('scanning', { papersDemanded: demanded }));
    expect(steps.map((step) => step.key)).toEqual([
      'operator',
      'papers',
      'level-0',
      'level-1',
      'posting',
      'completed',
    ]);
    expect(steps[1]?.state).toBe('current');
  });

  it('ends with every step done when the case is completed', () => {
    expect(processSteps(caseIn('completed')).every((step) => step.state === 'done')).toBe(true);
  });

  it('waits for the money once more when the bank has taken it back, and keeps nothing of the first time', () => {
    const assessed = [entry('assess', 'posting', '李晓敏'), entry('post', 'collecting', '系统')];
    const credited = [entry('allocate', 'allocating', '系统'), entry('post', 'completed', '系统')];
    const timeline = [...assessed, ...credited, entry('reverse', 'collecting', '系统')];
    const process = { level: 0, levels: [] };
    const steps = (stage: string, more: TimelineEntryDto[] = []) =>
      processSteps(caseIn(stage, { timeline: [...timeline, ...more], process })).map(
        ({ key, state, who }) => `${key} ${state} ${who}`,
      );
    expect(steps('collecting')).toEqual([
      'operator done 李晓敏',
      'posting done 系统',
      'money current ',
      'completed waiting ',
    ]);
    expect(steps('completed', credited).slice(2)).toEqual([
      'money done 系统',
      'completed done 系统',
    ]);
  });

  it('stops at the level that rejected', () => {
    expect(processSteps(caseIn('rejected')).map((step) => step.state)).toEqual([
      'done',
      'stopped',
      'waiting',
      'waiting',
      'waiting',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  EDITABLE_STAGES,
  isFinal,
  mayMove,
  STAGES,
  UNFINISHED_STAGES,
  type Stage,
} from '#libs/case/stage';

const ALL = Object.keys(STAGES) as Stage[];

function reachable(from: Stage): Set<Stage> {
  const found = new Set<Stage>([from]);
  for (const stage of found) for (const next of STAGES[stage] as readonly Stage[]) found.add(next);
  return found;
}

describe('the table of stages', () => {
  it('lets every case that is opened reach every stage', () => {
    expect([...reachable('unopened')].sort()).toEqual([...ALL].sort());
  });

  it('lets no case be caught: from every stage an end can be reached', () => {
    for (const stage of ALL) expect([...reachable(stage)].some(isFinal)).toBe(true);
  });

  it('ends in six ways, and of what is completed alone money taken back leads on: it waits to be paid again', () => {
    expect(ALL.filter(isFinal)).toEqual([
      'completed',
      'rejected',
      'discarded',
      'expired',
      'abandoned',
      'deleted',
    ]);
    for (const end of ALL.filter(isFinal))
      for (const next of ALL)
        expect(mayMove(end, next)).toBe(end === 'completed' && next === 'collecting');
  });

  it('completes nothing that was not posted, at once or when its money had come', () => {
    expect(ALL.filter((stage) => mayMove(stage, 'completed'))).toEqual(['posting', 'allocating']);
  });

  it('deletes only what waits for its money', () => {
    expect(ALL.filter((stage) => mayMove(stage, 'deleted'))).toEqual(['collecting']);
  });

  it('opens no edit of what is under way, and counts neither a draft nor what waits for money as unfinished', () => {
    for (const stage of EDITABLE_STAGES) expect(UNFINISHED_STAGES).not.toContain(stage);
    const blocksNothing: Stage[] = [...EDITABLE_STAGES, 'unopened', 'collecting', 'allocating'];
    const rest = ALL.filter((one) => !isFinal(one) && !blocksNothing.includes(one));
    expect([...UNFINISHED_STAGES].sort()).toEqual(rest.sort());
  });
});

import { describe, expect, it } from '@jest/globals';
import { remarksOf } from '#apps/api/submissions/remarks';
import type { EventRow } from '#libs/persistence/cases/case-queries';
import type { Verb } from '#libs/case/process';
import type { Stage } from '#libs/case/stage';
import { LAPSED_TEXT } from '#libs/texts/process.texts';

const OPINION = '请补充证明材料';

function events(...acts: readonly [Verb, Stage, string?][]): EventRow[] {
  return acts.map(([kind, stage, opinion = ''], at) => ({
    seq: at + 1,
    kind,
    stage,
    actorKind: 'staff',
    actorId: 1,
    actorName: '',
    opinion,
    at: new Date(0),
    event: '{}',
  }));
}

const RETURNED = [
  ['open', 'draft'],
  ['submit', 'approval'],
  ['return', 'returned', OPINION],
] as const satisfies [Verb, Stage, string?][];

describe('why a case came back', () => {
  it('is the opinion it was returned with', () => {
    expect(remarksOf('returned', events(...RETURNED))).toMatchObject({
      lastOpinion: OPINION,
      lapsedText: null,
    });
  });

  it('is that nobody decided in time, and not the opinion of an earlier return, once an approval lapsed', () => {
    const later = events(...RETURNED, ['submit', 'approval'], ['lapse-approval', 'returned']);
    const why = { lastOpinion: null, lapsedText: LAPSED_TEXT };
    expect(remarksOf('returned', later)).toMatchObject(why);
    const first = events(['open', 'draft'], ['submit', 'approval'], ['lapse-approval', 'returned']);
    expect(remarksOf('returned', first)).toMatchObject(why);
  });

  it('is the newer opinion when it is returned after a lapse', () => {
    const later = events(
      ['lapse-approval', 'returned'],
      ['submit', 'approval'],
      ['return', 'returned', OPINION],
    );
    expect(remarksOf('returned', later)).toMatchObject({ lastOpinion: OPINION, lapsedText: null });
  });

  it('is of no interest once it was submitted again', () => {
    const again = events(...RETURNED, ['submit', 'approval']);
    expect(remarksOf('approval', again)).toMatchObject({ lastOpinion: null, lapsedText: null });
  });
});

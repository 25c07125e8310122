import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { PEOPLE } from '#test/workflow/case-books';
import { CaseWorld, TWO_LEVELS, type Case } from '#test/workflow/case-world';

const { operator, first, second } = PEOPLE;

/** What the engine's index was told of the case, in order: stage and whose turn it is. */
async function toldOf(one: Case): Promise<string[]> {
  const { events } = await one.handle.fetchHistory();
  return (events ?? []).flatMap((event) => {
    const fields =
      event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes?.indexedFields;
    const valueOf = (name: string): unknown => {
      const payload = fields?.[name];
      return payload == null ? undefined : defaultPayloadConverter.fromPayload(payload);
    };
    const stage = valueOf('HallStage');
    return stage === undefined ? [] : [[stage, valueOf('HallRole')].flat().join(' ')];
  });
}

describe('what operations find a case by in the engine', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('is told when the stage or whose turn it is changes, and not when the next level of the centre has it', async () => {
    const one = await world.open(TWO_LEVELS);
    expect(await toldOf(one)).toEqual(['draft operator']);
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '1.0' });
    expect(await toldOf(one)).toEqual(['draft operator', 'approval centre']);
    await one.act('approve', second, { taskKey: '1.1' });
    await one.end();
    expect(await toldOf(one)).toEqual([
      'draft operator',
      'approval centre',
      'posting system',
      'completed operator',
    ]);
  });

  it('is told anew when a returned case comes back', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await one.act('return', first, { taskKey: '1.0' });
    await one.act('submit', operator);
    expect(await toldOf(one)).toEqual([
      'draft operator',
      'approval centre',
      'returned operator',
      'approval centre',
    ]);
  });
});

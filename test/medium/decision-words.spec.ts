import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decisionWords } from '#libs/persistence/cases/decision-words';
import type { Stage } from '#libs/case/stage';
import type { Verb } from '#libs/case/process';
import { buildCase, buildEvents } from '#test/builders/case.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const OPERATOR = { kind: 'operator', id: 1, person: 1 } as const;
const REVIEWER = { kind: 'staff', id: 1, person: 2 } as const;
const NOBODY = { kind: 'system', id: 0, person: 0 } as const;

type Act = readonly [Verb, typeof OPERATOR | typeof REVIEWER | typeof NOBODY, Stage];

/** What somebody reads whose command came too late after these acts. */
async function toldAfter(...acts: readonly Act[]): Promise<string> {
  const { businessNo } = await buildCase(database.dataSource);
  await buildEvents(
    database.dataSource,
    businessNo,
    acts.map(([verb, actor, stage]) => ({ verb, actor, stage })),
  );
  const { refusal } = await decisionWords(
    database.dataSource.manager,
    { businessNo },
    { state: 'refused', refusal: { code: 'NOT_IN_THIS_STAGE' } },
  );
  return String(refusal?.details?.['verb'] ?? refusal?.code);
}

const OPENED: Act = ['open', OPERATOR, 'draft'];
const SUBMITTED: Act = ['submit', OPERATOR, 'approval'];
const RETURNED: Act = ['return', REVIEWER, 'returned'];

describe('who came too late is told', () => {
  it('the last act of a person, whatever it was, and not an older decision', async () => {
    expect(await toldAfter(OPENED, SUBMITTED, RETURNED)).toBe('退回');
    expect(await toldAfter(OPENED, SUBMITTED, RETURNED, SUBMITTED)).toBe('提交');
  });

  it('the act, and not what the process did after it', async () => {
    const approved: Act = ['approve', REVIEWER, 'posting'];
    expect(await toldAfter(OPENED, SUBMITTED, approved, ['post', NOBODY, 'completed'])).toBe(
      '同意',
    );
    const retried: Act = ['retry-posting', REVIEWER, 'posting'];
    expect(await toldAfter(OPENED, SUBMITTED, approved, ['park', NOBODY, 'parked'], retried)).toBe(
      '重新入账',
    );
  });

  it('of nobody where time ran out or nothing has happened yet', async () => {
    const lapsed: Act = ['lapse-approval', NOBODY, 'returned'];
    expect(await toldAfter(OPENED, SUBMITTED, lapsed)).toBe('NOT_IN_THIS_STAGE');
    expect(await toldAfter(OPENED)).toBe('NOT_IN_THIS_STAGE');
  });
});

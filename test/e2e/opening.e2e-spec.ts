import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandDto, SubmissionDto } from '#apps/api/submissions/submission.dto';
import { command, ifMatch, startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import { UNIT_TWO } from '#test/e2e/hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
}, 90_000);
afterAll(async () => {
  await world.stop();
});

const open = (business: string, key: string = randomUUID()) =>
  operator.post<SubmissionDto & ProblemBody>(
    '/api/submissions',
    { business },
    { headers: { 'Idempotency-Key': key } },
  );

describe('opening a case', () => {
  it('answers with the operator’s own draft, and the same key for it alone', async () => {
    const first = await open('unit-info-change');
    const key = randomUUID();
    const again = await open('unit-info-change', key);
    expect([again.status, again.body.businessNo]).toEqual([201, first.body.businessNo]);
    const other = await open('base-adjustment', key);
    expect([other.status, other.body.code]).toEqual([422, 'REQUEST_ID_REUSED']);
  });

  it('opens no second case for a key that was answered with a draft, once that is gone', async () => {
    const key = randomUUID();
    const { businessNo } = (await open('unit-info-change', key)).body;
    await command(operator, businessNo, 'discard');
    const repeated = await open('unit-info-change', key);
    expect([repeated.status, repeated.body.businessNo, repeated.body.stage]).toEqual([
      201,
      businessNo,
      'discarded',
    ]);
  });

  it('of the unit itself goes on with the one that waits for its papers', async () => {
    const { businessNo } = (await open('unit-info-change')).body;
    await operator.put(
      `/api/submissions/${businessNo}/form`,
      { changes: { legalPersonName: '王建国' } },
      await ifMatch(operator, businessNo),
    );
    await command(operator, businessNo, 'submit');
    const { body } = await open('unit-info-change');
    expect([body.businessNo, body.stage]).toEqual([businessNo, 'scanning']);
  });

  it('under a key another person has used is nobody’s business but one’s own', async () => {
    const key = randomUUID();
    const mine = await open('member-info-change', key);
    const stranger = await world.hall.operator(UNIT_TWO);
    const theirs = await stranger.post<SubmissionDto>(
      '/api/submissions',
      { business: 'member-info-change' },
      { headers: { 'Idempotency-Key': key } },
    );
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.businessNo).not.toBe(mine.body.businessNo);
    const asked = async (client: HallClient) =>
      (await client.get<CommandDto>(`/api/commands/${key}`)).body.businessNo;
    expect([await asked(operator), await asked(stranger)]).toEqual([
      mine.body.businessNo,
      theirs.body.businessNo,
    ]);
  });

  it('twice at the same moment opens one case', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => open('member-info-change')));
    expect(new Set(answers.map(({ body }) => body.businessNo)).size).toBe(1);
  });
});

describe('the history of a case', () => {
  it('is a chain: each event carries the hash of the one before it and of all its facts', async () => {
    const { businessNo } = (await open('unit-info-change')).body;
    await command(operator, businessNo, 'discard');
    const events = await world.hall.dataSource.query<ChainedEvent[]>(
      `SELECT event, opinion, request_id AS requestId, at, previous_hash AS previousHash, hash
         FROM submission_event WHERE business_no = ? ORDER BY seq`,
      [businessNo],
    );
    expect(events.length).toBeGreaterThan(1);
    let last = '0'.repeat(64);
    for (const { event, opinion, requestId, at, previousHash, hash } of events) {
      const known: unknown = JSON.parse(event);
      const facts = JSON.stringify({ businessNo, event: known, opinion, requestId, at });
      expect([previousHash, hash]).toEqual([last, sha256(`${last}${facts}`)]);
      last = hash;
    }
  });
});

interface ChainedEvent {
  readonly event: string;
  readonly opinion: string;
  readonly requestId: string;
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

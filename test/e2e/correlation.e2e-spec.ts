import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActLine } from '#activities/acts/act-log';
import { createCaseActivities } from '#activities/case.activities';
import { UNIT_ONE } from '#test/e2e/hall';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';

let world: CaseHall;

beforeAll(async () => {
  world = await startCaseHall();
}, 90_000);
afterAll(() => world.stop());

describe('The correlation id of a browser’s request', () => {
  it('goes with the command into its row, and from there into the worker’s log', async () => {
    const { dataSource } = world.hall;
    const operator = await world.hall.operator(UNIT_ONE);
    const correlationId = randomUUID();
    const headers = { 'X-Correlation-Id': correlationId };
    const business = 'unit-info-change';
    const { body } = await operator.post<SubmissionDto>(
      '/api/submissions',
      { business },
      { headers },
    );
    const [row]: { requestId: string; correlationId: string }[] = await dataSource.query(
      'SELECT request_id AS requestId, correlation_id AS correlationId FROM command WHERE business_no = ?',
      [body.businessNo],
    );
    expect(row?.correlationId).toBe(correlationId);
    const requestId = row?.requestId ?? '';
    const lines: ActLine[] = [];
    const { act } = createCaseActivities({
      dataSource,
      keyedHashSecret: '',
      log: (line) => lines.push(line),
    });
    const { businessNo } = body;
    await act({ businessNo, business, seq: 0, verb: 'open', requestId });
    expect(lines).toEqual([
      { businessNo, verb: 'open', requestId, correlationId, outcome: 'done' },
    ]);
  });
});

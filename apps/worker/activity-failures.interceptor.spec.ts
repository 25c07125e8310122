import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { LogEntry } from '@temporalio/worker';
import { pino } from 'pino';
import { tellableFailures } from '#apps/worker/activity-failures.interceptor';
import { forward } from '#apps/worker/engine-log';
import { RuleViolation } from '#libs/fund/rule-violation';

const ID_NUMBER = '410305199001011234';

/** As the driver and TypeORM give it: the statement and its values are in the message, over several lines. */
function databaseError(): Error {
  const message = `Duplicate entry\nsql: INSERT INTO member VALUES (?)\nparameters:['${ID_NUMBER}']`;
  const facts = { code: 'ER_DUP_ENTRY', sqlMessage: message, query: 'INSERT …' };
  return Object.assign(new Error(message), { name: 'QueryFailedError' }, facts);
}

async function failureOf(error: Error): Promise<unknown> {
  const { execute } = tellableFailures();
  const input = { args: [], headers: {} };
  return execute?.(input, () => Promise.reject(error)).catch((failure: unknown) => failure);
}

describe('a failed activity', () => {
  it('tells the engine the kind and place of a database error, and no value', async () => {
    const failure = await failureOf(databaseError());
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({
      message: 'QueryFailedError ER_DUP_ENTRY',
      nonRetryable: false,
      stack: expect.stringContaining('activity-failures.interceptor.spec'),
    });
    const { message, stack, cause } = failure as ApplicationFailure;
    expect(JSON.stringify([message, stack, cause])).not.toContain(ID_NUMBER);
  });

  it('is final when a rule is broken, and left alone otherwise', async () => {
    expect(await failureOf(new RuleViolation('ROW_NOT_FOUND'))).toMatchObject({
      message: 'ROW_NOT_FOUND',
      nonRetryable: true,
    });
    const other = new Error('no connection');
    expect(await failureOf(other)).toBe(other);
  });

  it('is logged by kind and place, and by no line of its message', () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => lines.push(line) });
    const meta = { error: databaseError(), activityType: 'act' };
    const entry = { level: 'WARN', message: 'Activity failed', meta, timestampNanos: 0n };
    forward(log, entry as unknown as LogEntry);
    expect(lines.join()).toContain('ER_DUP_ENTRY');
    expect(lines.join()).toContain('activity-failures.interceptor.spec');
    expect(lines.join()).not.toContain(ID_NUMBER);
  });
});

import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { QueueFull } from '#libs/documents/slots';
import { RuleViolation } from '#libs/fund/rule-violation';
import { Problem } from '#apps/api/problems/problem';
import { problemOf } from '#apps/api/problems/problem-of';

describe('a failure', () => {
  it('of a rule is a 422 with its code and details', () => {
    expect(problemOf(new RuleViolation('BASE_ABOVE_CAP', { capFen: 1 }))).toMatchObject({
      status: 422,
      code: 'BASE_ABOVE_CAP',
      details: { capFen: 1 },
    });
  });

  it('of a rule about a column stands beside that field', () => {
    const extras = { errors: [{ field: 'idNumber', code: 'PERSON_IN_UNIT', details: {} }] };
    expect(problemOf(new RuleViolation('PERSON_IN_UNIT', {}, 'idNumber'))).toMatchObject({
      status: 422,
      code: 'PERSON_IN_UNIT',
      extras,
    });
    expect(problemOf(new RuleViolation('PERSON_IN_UNIT'))).toMatchObject({
      extras: { errors: [] },
    });
  });

  it('the framework names keeps its status and loses its words', () => {
    const problem = problemOf(new NotFoundException('Cannot GET /api/members/123'));
    expect(problem).toMatchObject({ status: 404, code: 'NOT_FOUND', message: 'NOT_FOUND' });
  });

  it('of the body parser is the caller’s', () => {
    const tooLarge = Object.assign(new Error('request entity too large'), { statusCode: 413 });
    expect(problemOf(tooLarge)).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('nobody foresaw says nothing', () => {
    expect(problemOf(new Error('password of root is …'))).toBeUndefined();
    expect(problemOf('text')).toBeUndefined();
  });

  it.each([
    ['the database is away', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }],
    ['no connection is free in time', { code: 'ETIMEDOUT' }],
    ['a row is held too long', { code: 'ER_LOCK_WAIT_TIMEOUT' }],
    ['two works held each other up', { code: 'ER_LOCK_DEADLOCK' }],
    ['a row was changed since it was read', { code: 'ER_CHECKREAD' }],
    ['the database only reads', { code: 'ER_READ_ONLY_MODE' }],
    ['a table has no room left', { code: 'ER_RECORD_FILE_FULL' }],
    ['a statement took too long', { code: 'ER_QUERY_TIMEOUT' }],
    ['a connection was killed', { code: undefined, errno: 1927 }],
    ['the file storage fails', { $fault: 'server', $metadata: {} }],
    ['the engine does not answer', { code: 14 }],
  ])('is an outage when %s, and says when to come again', (_, facts) => {
    expect(problemOf(Object.assign(new Error('away'), facts))).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
      details: { seconds: expect.any(Number) },
    });
  });

  it.each([
    ['a statement is wrong', { code: 'ER_PARSE_ERROR' }],
    ['a file is missing', { code: 'ENOENT' }],
  ])('is no outage when %s', (_, facts) => {
    expect(problemOf(Object.assign(new Error('ours'), facts))).toBeUndefined();
  });

  it('of a long queue is told with the time after which to come again', () => {
    expect(problemOf(new QueueFull())).toMatchObject({ status: 503, code: 'QUEUE_LONG' });
  });

  it('of a sender who has gone is a body that broke off', () => {
    const aborted = Object.assign(new Error('request aborted'), { type: 'request.aborted' });
    expect(problemOf(aborted)).toMatchObject({ status: 400, code: 'BODY_BROKEN_OFF' });
  });

  it('already a problem stays itself', () => {
    const problem = new Problem(412, 'STALE_DRAFT');
    expect(problemOf(problem)).toBe(problem);
  });
});

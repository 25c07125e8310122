import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
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

  it('already a problem stays itself', () => {
    const problem = new Problem(412, 'STALE_DRAFT');
    expect(problemOf(problem)).toBe(problem);
  });
});

import 'reflect-metadata';
import type { ArgumentsHost } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';
import { ProblemFilter } from '#apps/api/problems/problem.filter';

const SECRET = '410305199001011234';

function answered(
  thrown: unknown,
  headers: Readonly<Record<string, string>> = {},
): {
  status: number;
  text: string;
  logged: string;
} {
  const logged: unknown[] = [];
  const answer = { status: 0, text: '' };
  const response = {
    headersSent: false,
    setHeader: () => response,
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    type: () => response,
    send: (text: string) => {
      answer.text = text;
    },
  };
  const log = { pino: { error: (...line: unknown[]) => logged.push(line) } } as unknown as Log;
  const host = {
    switchToHttp: () => ({ getResponse: () => response, getRequest: () => ({ headers }) }),
  } as unknown as ArgumentsHost;
  new ProblemFilter(log).catch(thrown, host);
  return { ...answer, logged: JSON.stringify(logged) };
}

function caught(thrown: unknown) {
  const { text, ...answer } = answered(thrown);
  return { ...answer, body: JSON.parse(text) as Record<string, unknown> };
}

describe('an answer to a failure', () => {
  it('says in both languages what is wrong', () => {
    const { status, body } = caught(new RuleViolation('FINDINGS_REMAIN', { count: 3 }));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'FINDINGS_REMAIN',
      detail: '清册中还有3条数据需要修改',
      detailEn: '3 rows still need correction',
      details: { count: 3 },
    });
  });

  it('is a page in both languages for somebody who followed a link', () => {
    const refused = new RuleViolation('STATEMENT_OF_OTHER_ACCOUNT', {
      given: '<b>1</b>',
      expected: '2',
    });
    const { status, text } = answered(refused, { 'sec-fetch-dest': 'document' });
    expect(status).toBe(422);
    expect(text).toContain('<h1>文件是账号&lt;b&gt;1&lt;/b&gt;的对账单');
    expect(text).toContain('<p lang="en">The file is the statement');
    expect(text).toContain('<a href="/">');
  });

  it('names each refused field', () => {
    const problem = new Problem(
      400,
      'SHAPE_INVALID',
      {},
      { errors: [{ field: 'a', code: 'SHAPE_REQUIRED' }] },
    );
    expect(caught(problem).body['errors']).toEqual([
      { field: 'a', code: 'SHAPE_REQUIRED', detail: 'a：必填', detailEn: 'a: required' },
    ]);
  });

  it('tells nothing of what nobody foresaw, and the log no values of the database', () => {
    const error = Object.assign(new Error(`Duplicate entry '${SECRET}'`), {
      sqlMessage: `Duplicate entry '${SECRET}'`,
      query: 'INSERT …',
      code: 'ER_DUP_ENTRY',
    });
    const { status, body, logged } = caught(error);
    expect([status, body['code']]).toEqual([500, 'UNFORESEEN']);
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(logged).toContain('ER_DUP_ENTRY');
    expect(logged).not.toContain(SECRET);
  });
});

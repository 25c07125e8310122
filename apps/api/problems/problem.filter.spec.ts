import 'reflect-metadata';
import type { ArgumentsHost } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';
import { ProblemFilter } from '#apps/api/problems/problem.filter';

const SECRET = '410305199001011234';

function caught(thrown: unknown): {
  status: number;
  body: Record<string, unknown>;
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
    switchToHttp: () => ({ getResponse: () => response }),
  } as unknown as ArgumentsHost;
  new ProblemFilter(log).catch(thrown, host);
  return {
    status: answer.status,
    body: JSON.parse(answer.text) as Record<string, unknown>,
    logged: JSON.stringify(logged),
  };
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

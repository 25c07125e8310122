import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { withoutValues } from '#libs/persistence/error-without-values';
import { textOf } from '#libs/texts/texts';
import { correlationId } from '#apps/api/observability/correlation';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';
import type { ProblemView } from '#apps/api/problems/problem.dto';
import { isOutage, problemOf } from '#apps/api/problems/problem-of';

/** The one place where a failure becomes an HTTP answer. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(thrown) ?? this.unforeseen(thrown);
    if (isOutage(thrown)) this.log.pino.error({ cause: kindOfFailure(thrown) }, 'outage');
    // A stream already under way can only be cut off.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if ([429, 503].includes(problem.status) && problem.details['seconds'] !== undefined) {
      response.setHeader('Retry-After', String(problem.details['seconds']));
    }
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemView(problem)));
  }

  private unforeseen(thrown: unknown): Problem {
    this.log.pino.error(
      { err: thrown instanceof Error ? withoutValues(thrown) : 'not an Error' },
      'unforeseen failure',
    );
    return new Problem(500, 'UNFORESEEN');
  }
}

export function problemView(problem: Problem): ProblemView {
  const text = textOf(problem.code, problem.details);
  const errors = problem.extras.errors?.map(({ field, code, details }) => {
    const detail = textOf(code, details);
    return { field, code, detail: detail.zh, detailEn: detail.en };
  });
  return {
    type: `urn:fund-hall:problem:${problem.code}`,
    title: text.zh,
    titleEn: text.en,
    status: problem.status,
    code: problem.code,
    detail: text.zh,
    detailEn: text.en,
    details: problem.details,
    ...(errors === undefined ? {} : { errors }),
    ...(problem.extras.current === undefined ? {} : { current: problem.extras.current }),
    correlationId: correlationId(),
  };
}

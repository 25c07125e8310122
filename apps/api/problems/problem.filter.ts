import {
  Catch,
  Injectable,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { withoutValues } from '#libs/persistence/database/error-without-values';
import type { TextDetails } from '#libs/texts/text';
import { textOf } from '#libs/texts/texts';
import { correlationId } from '#apps/api/observability/correlation';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { methodsAt } from '#apps/api/problems/methods-at';
import { nameOfInput } from '#apps/api/problems/field-problems';
import { Problem, type FieldProblem } from '#apps/api/problems/problem';
import type { FieldProblemView, ProblemView } from '#apps/api/problems/problem.dto';
import { problemPage } from '#apps/api/problems/problem-page';
import { isOutage, problemOf } from '#apps/api/problems/problem-of';

const NAMED_MAX = 3;

/** The one place where a failure becomes an HTTP answer. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = ofMethod(thrown, host) ?? problemOf(thrown) ?? this.unforeseen(thrown);
    if (isOutage(thrown)) this.log.pino.error({ cause: kindOfFailure(thrown) }, 'outage');
    // A stream already under way can only be cut off.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if ([429, 503].includes(problem.status) && problem.details['seconds'] !== undefined) {
      response.setHeader('Retry-After', String(problem.details['seconds']));
    }
    const view = problemView(problem);
    response.status(problem.status);
    if (isNavigation(host)) response.type('text/html').send(problemPage(view));
    else response.type('application/problem+json').send(JSON.stringify(view));
  }

  private unforeseen(thrown: unknown): Problem {
    this.log.pino.error(
      { err: thrown instanceof Error ? withoutValues(thrown) : 'not an Error' },
      'unforeseen failure',
    );
    return new Problem(500, 'UNFORESEEN');
  }
}

/** A link that was followed: the answer is what somebody will read, and not a program. */
function isNavigation(host: ArgumentsHost): boolean {
  return host.switchToHttp().getRequest<Request>().headers['sec-fetch-dest'] === 'document';
}

/** The router found nothing: the address may be there for other methods, which are then named. */
function ofMethod(thrown: unknown, host: ArgumentsHost): Problem | undefined {
  if (!(thrown instanceof NotFoundException)) return undefined;
  const http = host.switchToHttp();
  const methods = methodsAt(http.getRequest<Request>()).join(', ');
  if (methods === '') return undefined;
  http.getResponse<Response>().setHeader('Allow', methods);
  return new Problem(405, 'METHOD_NOT_ALLOWED', { methods });
}

export function problemView(problem: Problem): ProblemView {
  const errors = problem.extras.errors?.map(fieldView);
  const text = textOf(problem.code, { ...summaryOf(errors ?? []), ...problem.details });
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

/** Named as people name it, whatever the answer's reader makes of the field's key. */
function fieldView({ field, code, details }: FieldProblem): FieldProblemView {
  const name = nameOfInput(field);
  const detail = textOf(code, { field: name.zh, fieldEn: name.en, ...details });
  return { field, code, detail: detail.zh, detailEn: detail.en };
}

/** The fields' own sentences, for a reader who sees only the first one. */
function summaryOf(errors: readonly FieldProblemView[]): TextDetails {
  const named = errors.slice(0, NAMED_MAX);
  return {
    errors: named.map(({ detail }) => detail).join('；'),
    errorsEn: named.map(({ detailEn }) => detailEn).join('; '),
  };
}

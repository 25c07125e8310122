import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemView } from '#apps/api/problems/problem.dto';
import { describeLimits } from '#apps/api/open-api/described-limits';
import { toOpenApi31 } from '#apps/api/open-api/open-api-3-1';
import { withProblems } from '#apps/api/open-api/problem-answers';

const DESCRIPTION = `住房公积金单位网厅的接口。金额以分计（整数），月份为 YYYYMM，时间为 UTC。

Amounts are integers of fen, months 'YYYYMM', instants ISO 8601 in UTC. Every write carries X-CSRF-Token (from /auth/me)
and Idempotency-Key; drafts carry If-Match too. Errors are RFC 9457 problem details with a stable code.`;

/** The document from which the web's client is generated; operation ids are the names of its functions. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('住房公积金单位网厅 Fund hall')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('hall_session')
    .addSecurity('csrf', { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' })
    .build();
  describeLimits();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [ProblemView],
    operationIdFactory: (controller, method) => {
      const subject = controller.replace(/Controller$/, '');
      return `${subject[0]?.toLowerCase() ?? ''}${subject.slice(1)}_${method}`;
    },
  });
  return withProblems(toOpenApi31(document) as OpenAPIObject);
}

export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '单位网厅接口',
  });
}

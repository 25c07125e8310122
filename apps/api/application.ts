import type { IncomingMessage, Server } from 'node:http';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '#config/config';
import { demonstrationRoots } from '#libs/ukey/trust';
import { ApiModule } from '#apps/api/api.module';
import { useApiPrefix } from '#apps/api/api-prefix';
import { withCorrelationId } from '#apps/api/observability/correlation';
import { isJson } from '#apps/api/bodies/json-body';
import { Log } from '#apps/api/observability/log';
import { Metrics } from '#apps/api/observability/metrics';
import { requestLog } from '#apps/api/observability/request-log';
import { serveOpenApi } from '#apps/api/open-api/open-api';
import { validationProblem } from '#apps/api/problems/field-problems';
import { ProblemFilter } from '#apps/api/problems/problem.filter';
import { textsAreReadable } from '#apps/api/values/readable-texts';
import { answersAreNotKept, securityHeaders } from '#apps/api/web/security-headers';
import { serveWeb } from '#apps/api/web/web-files';

/** 100,000 row numbers of a choice fit; files never come through the parser. */
const JSON_BYTES_MAX = 2 * 1024 * 1024;

/** A key of the demonstration opens no production: its root is refused under whatever name it was copied. */
async function requireRealTrust(folder: string): Promise<void> {
  const copies = await demonstrationRoots(folder);
  if (copies.length > 0)
    throw new Error(
      `UKEY_TRUST_FOLDER holds the demonstration's root: remove ${copies.join(', ')}`,
    );
}

/** A read has no body: what somebody sends with it is left unread. */
function isJsonOfWrite(request: IncomingMessage): boolean {
  return request.method !== 'GET' && isJson(request);
}

/** Longer than the minute for which proxies keep a connection: whoever closes first must not be the one who is about to be asked. */
const KEEP_ALIVE_MS = 65_000;

/** The whole api, not yet listening: main.ts and the end-to-end tests start the same thing. */
export async function createApplication(config: Config): Promise<NestExpressApplication> {
  if (config.mode === 'production') await requireRealTrust(config.ukeyTrustFolder);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
    bufferLogs: true,
    bodyParser: false,
  });
  const log = app.get(Log);
  app.useLogger(log);
  app.set('trust proxy', config.trustedProxies);
  app.disable('x-powered-by');
  app.use(
    withCorrelationId,
    requestLog(log.pino, app.get(Metrics)),
    securityHeaders(config.webOrigin),
  );
  // A hash of every answer would only let browsers show a case as it stood before.
  app.disable('etag');
  app.use('/api', answersAreNotKept);
  app.useBodyParser('json', { limit: JSON_BYTES_MAX, type: isJsonOfWrite });
  app.use('/api', textsAreReadable);
  useApiPrefix(app);
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      // A refusal says its limit, which is found by the class it is declared in.
      validationError: { target: true },
      exceptionFactory: validationProblem,
    }),
  );
  serveWeb(app);
  if (config.apiDocuments ?? config.mode === 'demonstration') serveOpenApi(app);
  const server: Server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  app.enableShutdownHooks();
  return app;
}

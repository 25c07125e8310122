import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '#apps/api/observability/metrics';

/**
 * One line and one measurement per answer. Paths are logged as routes ('/api/members/:accountNo'): neither query
 * strings, nor bodies, nor the values in a path reach the log.
 */
export function requestLog(logger: Logger, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.on('close', () => {
      const ms = Math.round(performance.now() - startedAt);
      const route = routeOf(request);
      metrics.observe({
        method: request.method,
        route,
        status: response.statusCode,
        seconds: ms / 1000,
      });
      const line = {
        method: request.method,
        route,
        status: response.statusCode,
        ms,
        finished: response.writableFinished,
      };
      logger[levelOf(response.statusCode, route)](line, 'answered');
    });
    next();
  };
}

/** An address as the route that answers it ('/api/members/:accountNo'): no value of the path. */
export function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route) return String(route.path);
  return request.path.startsWith('/api') ? '/api (no route)' : '(files)';
}

function levelOf(status: number, route: string): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  return route === '(files)' || route.startsWith('/health') || route === '/metrics'
    ? 'debug'
    : 'info';
}

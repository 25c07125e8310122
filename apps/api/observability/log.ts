import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { Config } from '#config/config';
import { correlationId } from '#apps/api/observability/correlation';

/** Structured lines on standard output, each with the correlation id; Nest's own words go the same way. */
@Injectable()
export class Log implements LoggerService {
  readonly pino: Logger;

  constructor(config: Config) {
    this.pino = pino({
      level: config.logLevel,
      base: { program: 'api' },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ correlationId: correlationId() }),
    });
  }

  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.pino.warn({ context }, String(message));
  }

  error(message: unknown, stack?: unknown): void {
    this.pino.error({ stack }, String(message));
  }
}

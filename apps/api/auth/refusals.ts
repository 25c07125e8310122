import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '#apps/api/auth/actor';
import { Audit, type AuditEvent } from '#apps/api/auth/audit';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { routeOf } from '#apps/api/observability/request-log';
import { MinuteWindow } from '#apps/api/rate-limit/minute-window';

/** Not for the role or without the page's token; not there, which is also what somebody else's thing is. */
const REFUSED = [403, 404];
const OF_A_KIND_PER_MINUTE = 1;
/** Who tries every door leaves this much a minute, and no more: the table is not his to fill. */
const OF_A_CALLER_PER_MINUTE = 20;
/** The length of the audit's column. */
const SUBJECT_MAX = 60;

/**
 * What a signed-in caller was refused, for the auditor: who, when, which endpoint, never which object. Foreign and missing
 * alike, and after the answer has left: neither a row nor a moment more tells one from the other.
 */
@Injectable()
export class Refusals implements BeforeApplicationShutdown {
  private readonly ofKind = new MinuteWindow(OF_A_KIND_PER_MINUTE);
  private readonly ofCaller = new MinuteWindow(OF_A_CALLER_PER_MINUTE);
  private readonly beingWritten = new Set<Promise<void>>();

  constructor(
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  watch(request: Request, response: Response, owner: Actor): void {
    const { address } = circumstancesOf(request);
    // Bound to what is known here: the correlation id, and no idempotency key, whose answer this is not.
    const note = AsyncLocalStorage.bind(() => {
      const { statusCode } = response;
      if (!REFUSED.includes(statusCode)) return;
      const kind = `${String(statusCode)} ${request.method} ${routeOf(request)}`;
      const subject = kind.slice(0, SUBJECT_MAX);
      if (this.isNew(owner, subject))
        this.write({ owner, act: 'access-refused', subject, address });
    });
    response.once('close', note);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.beingWritten);
  }

  private write(event: AuditEvent): void {
    const written = this.audit
      .write(event)
      .catch((error: unknown) => {
        this.log.pino.warn({ cause: kindOfFailure(error) }, 'a refusal was not written down');
      })
      .finally(() => this.beingWritten.delete(written));
    this.beingWritten.add(written);
  }

  private isNew({ kind, id }: Actor, subject: string): boolean {
    const [caller, now] = [`${kind}-${String(id)}`, performance.now()];
    return (
      this.ofKind.admit(`${caller} ${subject}`, now) === 0 && this.ofCaller.admit(caller, now) === 0
    );
  }
}

import { Controller, Header, Headers, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { concat, filter, of, interval, map, merge, takeUntil, timer, type Observable } from 'rxjs';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { LiveFeed, type FedHint } from '#apps/api/live/live-feed';
import { mayReadCase } from '#apps/api/submissions/case-access';
import type { LiveHint } from '#libs/persistence/live-hint-queries';

const HEARTBEAT_MS = 15_000;
/** A stream ends by itself and the browser reconnects: an ended session is noticed within this time. */
const STREAM_MS = 10 * 60_000;

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  /**
   * One stream a browser: hints that boxes, tasks or a case the caller may read have changed; the page refetches. After
   * a reconnect (Last-Event-ID) everything is hinted once, so that nothing missed stays missed.
   */
  @ApiOkResponse({ description: 'text/event-stream of {topic, businessNo?}' })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @Sse()
  stream(
    @CurrentActor() actor: Actor,
    @Headers('last-event-id') lastEventId?: string,
  ): Observable<MessageEvent> {
    const own = this.feed.all.pipe(
      filter((hint) => concerns(actor, hint)),
      map((hint): MessageEvent => ({ id: hint.id, data: dataOf(hint) })),
    );
    const beats = interval(HEARTBEAT_MS).pipe(
      map((): MessageEvent => ({ type: 'heartbeat', data: {} })),
    );
    const hello: MessageEvent[] = [{ type: 'hello', data: {} }];
    const missed: MessageEvent[] =
      lastEventId === undefined ? [] : ALL_TOPICS.map((topic) => ({ data: { topic } }));
    return concat(of(...hello, ...missed), merge(own, beats)).pipe(takeUntil(timer(STREAM_MS)));
  }
}

const ALL_TOPICS = ['message', 'todo', 'done', 'initiated', 'case', 'scan', 'import'] as const;

function concerns(actor: Actor, hint: FedHint): boolean {
  const [scope, first, second] = hint.channel.split('/');
  switch (scope) {
    case 'case':
      return hint.ownedBy !== null && mayReadCase(actor, hint.ownedBy);
    case 'operator':
    case 'staff':
      return scope === actor.kind && first === String(actor.id);
    case 'unit':
      return actor.kind === 'operator' && first === String(actor.unitId);
    case 'role':
      return (
        actor.kind === 'staff' &&
        actor.grants.some(
          ({ role, branchCode }) => role === second && (branchCode === '*' || branchCode === first),
        )
      );
    default:
      return false;
  }
}

function dataOf(hint: LiveHint): { topic: string; businessNo?: string } {
  const [scope, businessNo] = hint.channel.split('/');
  return scope === 'case' && businessNo !== undefined
    ? { topic: hint.topic, businessNo }
    : { topic: hint.topic };
}

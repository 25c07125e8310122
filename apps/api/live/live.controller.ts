import { Controller, Header, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { concat, concatMap, filter, interval, map, merge, of, take, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { Allow } from '#apps/api/auth/actor';
import { SessionReader } from '#apps/api/auth/session-reader';
import { CurrentSession, type SignedIn } from '#apps/api/auth/signed-in';
import { LiveChannels, ownChannels } from '#apps/api/live/live-channels';
import { LiveFeed } from '#apps/api/live/live-feed';
import { LiveQuery } from '#apps/api/live/live.dto';
import { Problem } from '#apps/api/problems/problem';
import { sessionsChannel } from '#libs/persistence/access/session-store';
import type { LiveHint } from '#libs/persistence/live/live-hint-queries';

/** The page takes a stream for dead that is silent for two and a half of them. */
const HEARTBEAT_MS = 10_000;
/** Ends nobody hints at: half an hour without a sign, a key revoked, a role taken away. */
const LOOK_AGAIN_MS = 20_000;

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly channels: LiveChannels,
    private readonly sessions: SessionReader,
  ) {}

  /**
   * One stream a browser: hints that boxes, tasks, the unit's money or one of the named cases have changed; the page refetches. Begins with
   * `hello`, beats every ten seconds, tells hints of the last ten seconds again, and says `ended` when the session is over.
   */
  @ApiOkResponse({ description: 'text/event-stream of {topic, businessNo?}' })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @Sse()
  async stream(
    @CurrentSession() signedIn: SignedIn,
    @Query() { cases = '' }: LiveQuery,
  ): Promise<Observable<MessageEvent>> {
    const wanted = cases.split(',').filter((one) => one !== '');
    const channels = await this.channels.of(signedIn.actor, wanted);
    const own = this.feed
      .of(channels)
      .pipe(map((hint): MessageEvent => ({ id: String(hint.id), data: dataOf(hint) })));
    const beats = interval(HEARTBEAT_MS).pipe(map(() => said('heartbeat')));
    const ended = this.endOf(signedIn);
    return concat(of(said('hello')), merge(own, beats).pipe(takeUntil(ended)), of(said('ended')));
  }

  /** Once, when the session is over or its person may no longer hear the same. */
  private endOf({ actor, token }: SignedIn): Observable<unknown> {
    const heard = ownChannels(actor).join();
    const hinted = this.feed.of([sessionsChannel(actor)]);
    return merge(interval(LOOK_AGAIN_MS), hinted).pipe(
      concatMap(() => this.hearsNow(token)),
      filter((now) => now !== undefined && now !== heard),
      take(1),
    );
  }

  /** Empty once the session is over; while nobody can say, it is not. */
  private async hearsNow(token: string): Promise<string | undefined> {
    try {
      return ownChannels((await this.sessions.require(token)).actor).join();
    } catch (error) {
      return error instanceof Problem ? '' : undefined;
    }
  }
}

function said(type: 'hello' | 'heartbeat' | 'ended'): MessageEvent {
  return { type, data: {} };
}

function dataOf({ channel, topic }: LiveHint): { topic: string; businessNo?: string } {
  const [scope, businessNo] = channel.split('/');
  return scope === 'case' && businessNo !== undefined ? { topic, businessNo } : { topic };
}

import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  claimKey,
  keepAnswer,
  releaseKey,
  type Claim,
} from '#libs/persistence/access/idempotency-store';
import { Config } from '#config/config';
import { openedAnswer, sealedAnswer, type Answer } from '#apps/api/idempotency/sealed-answer';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';

/** A second copy of a request waits this long for the first one's answer. */
const WAIT_MS_MAX = 20_000;
/** … and this long for the answer of work that is committed: it follows at once, or its process has died. */
const ANSWER_MS_MAX = 3_000;
const LOOK_AGAIN_MS = [20, 50, 100, 200];
const KEEP_AGAIN_MS = [100, 500, 0];
const RELEASE_AGAIN_MS = [100, 500, 2_000, 5_000, 10_000, 0];

interface Answered {
  readonly kind: 'answered';
  readonly answer: Answer;
}

/** Takes keys and keeps answers. Claims are statements of their own: another process must see them before the work. */
@Injectable()
export class IdempotentRequests {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
    private readonly config: Config,
  ) {}

  /** The answer already given under the key, or null when the caller is to do the work. */
  async claim(keyHash: string, bodyDigest: string): Promise<Answer | null> {
    const begunAt = performance.now();
    const isOver = (limitMs: number) => performance.now() - begunAt > limitMs;
    for (let look = 0; ; look += 1) {
      const claim = this.opened(await claimKey(this.dataSource.manager, keyHash, bodyDigest));
      if (claim.kind === 'mine') return null;
      if (claim.kind === 'answered') return claim.answer;
      const isLost = claim.kind === 'committed' && isOver(ANSWER_MS_MAX);
      if (isLost || claim.kind === 'done') throw new Problem(409, 'IDEMPOTENCY_ANSWER_GONE');
      if (claim.kind === 'other-body') throw new Problem(422, 'IDEMPOTENCY_KEY_REUSED');
      if (isOver(WAIT_MS_MAX)) throw new Problem(409, 'IDEMPOTENCY_UNDER_WAY');
      await wait(LOOK_AGAIN_MS[Math.min(look, LOOK_AGAIN_MS.length - 1)]);
    }
  }

  private opened(claim: Claim): Exclude<Claim, { kind: 'answered' }> | Answered {
    if (claim.kind !== 'answered') return claim;
    const answer = openedAnswer(this.config.sealingSecret, claim.answer);
    return answer === null ? { kind: 'done' } : { kind: 'answered', answer };
  }

  /** The work is done: an answer that cannot be kept is no reason to tell its caller otherwise. */
  keep(keyHash: string, answer: Answer): Promise<void> {
    const sealed = sealedAnswer(this.config.sealingSecret, answer);
    return this.insisting(KEEP_AGAIN_MS, 'an answer was not kept', () =>
      keepAnswer(this.dataSource.manager, keyHash, sealed),
    );
  }

  /**
   * The request failed: its key is given back if it wrote nothing, and then judged again when it is sent again. Its caller
   * waits for the first attempt only: what he is told is why it failed, and a database that is away stays away a while.
   */
  async release(keyHash: string): Promise<void> {
    const give = () => releaseKey(this.dataSource.manager, keyHash);
    const isGiven = await give().then(
      () => true,
      () => false,
    );
    if (!isGiven) void this.insisting(RELEASE_AGAIN_MS, 'a key was not given back', give);
  }

  private async insisting(
    pausesMs: readonly number[],
    failed: string,
    work: () => Promise<void>,
  ): Promise<void> {
    for (const pauseMs of pausesMs) {
      try {
        await work();
        return;
      } catch (error) {
        this.log.pino.warn({ cause: kindOfFailure(error) }, failed);
        await wait(pauseMs, undefined, { ref: false });
      }
    }
  }
}

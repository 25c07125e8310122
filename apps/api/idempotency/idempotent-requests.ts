import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  claimKey,
  keepAnswer,
  releaseKey,
  type KeptAnswer,
} from '#libs/persistence/access/idempotency-store';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';

/** A second copy of a request waits this long for the first one's answer. */
const WAIT_MS_MAX = 20_000;
const LOOK_AGAIN_MS = [20, 50, 100, 200];
const KEEP_AGAIN_MS = [100, 500, 0];

/** Takes keys and keeps answers. Claims are statements of their own: another process must see them before the work. */
@Injectable()
export class IdempotentRequests {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /** The answer already given under the key, or null when the caller is to do the work. */
  async claim(keyHash: string, bodyDigest: string): Promise<KeptAnswer | null> {
    const until = Date.now() + WAIT_MS_MAX;
    for (let look = 0; ; look += 1) {
      const claim = await claimKey(this.dataSource.manager, keyHash, bodyDigest);
      if (claim.kind === 'mine') return null;
      if (claim.kind === 'answered') return claim.answer;
      if (claim.kind === 'done') throw new Problem(409, 'IDEMPOTENCY_ANSWER_GONE');
      if (claim.kind === 'other-body') throw new Problem(422, 'IDEMPOTENCY_KEY_REUSED');
      if (Date.now() > until) throw new Problem(409, 'IDEMPOTENCY_UNDER_WAY');
      await wait(LOOK_AGAIN_MS[Math.min(look, LOOK_AGAIN_MS.length - 1)]);
    }
  }

  /** The work is done: an answer that cannot be kept is no reason to tell its caller otherwise. */
  async keep(keyHash: string, answer: KeptAnswer): Promise<void> {
    for (const pauseMs of KEEP_AGAIN_MS) {
      try {
        await keepAnswer(this.dataSource.manager, keyHash, answer);
        return;
      } catch (error) {
        this.log.pino.warn({ cause: kindOfFailure(error) }, 'an answer was not kept');
        await wait(pauseMs);
      }
    }
  }

  /** The request was refused and wrote nothing; sent again, it is judged again. */
  async release(keyHash: string): Promise<void> {
    await releaseKey(this.dataSource.manager, keyHash);
  }
}

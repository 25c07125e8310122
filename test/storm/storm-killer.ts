import { setTimeout as sleep } from 'node:timers/promises';
import type { StormHall, StormWorkerOptions } from '#test/storm/storm-hall';
import type { StormProcess } from '#test/storm/storm-process';

type Chance = (below: number) => number;

/** A process lives so long at the least, and so much longer at the most: what is under way must get somewhere. */
const LIVES_MS = { atLeast: 1_000, more: 7_000 };
const STATEMENTS_MAX = 70;
const VERBS = ['assess', 'allocate', 'delete'];

export interface Storm {
  readonly kills: number;
  readonly limitMs: number;
  readonly chance: Chance;
}

/** Kills workers and api processes at random moments and starts others in their place, until there were enough deaths. */
export class StormKiller {
  readonly deaths = { worker: 0, api: 0 };
  private readonly endsAt: number;

  constructor(
    private readonly hall: StormHall,
    private readonly storm: Storm,
  ) {
    this.endsAt = Date.now() + storm.limitMs;
  }

  isOver(): boolean {
    const { worker, api } = this.deaths;
    return worker + api >= this.storm.kills || Date.now() > this.endsAt;
  }

  /** @returns once it is over, with one of each left alive */
  async rage(api: StormProcess): Promise<void> {
    await Promise.all([this.killWorkers(), this.killApis(api)]);
  }

  private async killWorkers(): Promise<void> {
    while (!this.isOver()) {
      const worker = await this.hall.startWorker(this.worker());
      await Promise.race([worker.ended, this.aWhile()]);
      await worker.kill();
      this.deaths.worker += 1;
    }
    await this.hall.startWorker();
  }

  private async killApis(first: StormProcess): Promise<void> {
    let api = first;
    while (!this.isOver()) {
      await this.aWhile();
      await api.kill();
      this.deaths.api += 1;
      api = await this.hall.startApi();
    }
  }

  private aWhile(): Promise<unknown> {
    return sleep(LIVES_MS.atLeast + this.storm.chance(LIVES_MS.more));
  }

  /** Of four, two die by themselves in the middle of a posting, one between its commit and the engine's hearing of it. */
  private worker(): StormWorkerOptions {
    const { chance } = this.storm;
    const kind = chance(4);
    if (kind < 2) return { killBefore: 1 + chance(STATEMENTS_MAX) };
    return kind === 2 ? { killAfter: VERBS[chance(VERBS.length)] ?? 'allocate' } : {};
  }
}

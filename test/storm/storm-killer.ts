import { setTimeout as sleep } from 'node:timers/promises';
import type { StormHall, StormWorkerOptions } from '#test/storm/storm-hall';
import type { StormMariadb } from '#test/storm/storm-mariadb';
import type { StormProcess } from '#test/storm/storm-process';

type Chance = (below: number) => number;

/** A process lives so long at the least, and so much longer at the most: what is under way must get somewhere. */
const LIVES_MS = { atLeast: 1_000, more: 7_000 };
/** The same of database and engine: without either nothing gets anywhere. */
const SERVER_LIVES_MS = { atLeast: 3_000, more: 12_000 };
/** So long at the most one of them is away before it is started again. */
const AWAY_MS = 2_000;
/** Before a program is started again that a server's death has ended. */
const PAUSE_MS = 500;
const STATEMENTS_MAX = 70;
const VERBS = ['assess', 'allocate', 'delete'];

export interface Storm {
  readonly kills: number;
  readonly limitMs: number;
  readonly chance: Chance;
}

export interface Killed {
  readonly hall: StormHall;
  readonly database: StormMariadb;
}

/**
 * Kills workers, api processes, the database and the engine at random moments and starts others in their place, the servers over
 * their same data, until there were enough deaths.
 */
export class StormKiller {
  readonly deaths = { worker: 0, api: 0, database: 0, engine: 0 };
  private readonly endsAt: number;
  private isServerAway = false;

  constructor(
    private readonly killed: Killed,
    private readonly storm: Storm,
  ) {
    this.endsAt = Date.now() + storm.limitMs;
  }

  isOver(): boolean {
    const { worker, api, database, engine } = this.deaths;
    return worker + api + database + engine >= this.storm.kills || Date.now() > this.endsAt;
  }

  /** @returns once it is over, with one of each left alive */
  async rage(api: StormProcess): Promise<void> {
    await Promise.all([this.killWorkers(), this.killApis(api), this.killServers()]);
  }

  private async killWorkers(): Promise<void> {
    const { hall } = this.killed;
    while (!this.isOver()) {
      const worker = await this.started(() => hall.startWorker(this.worker()));
      await Promise.race([worker.ended, this.aWhile(LIVES_MS)]);
      await worker.kill();
      this.deaths.worker += 1;
    }
    await this.started(() => hall.startWorker());
  }

  private async killApis(first: StormProcess): Promise<void> {
    let api = first;
    while (!this.isOver()) {
      await this.aWhile(LIVES_MS);
      await api.kill();
      this.deaths.api += 1;
      api = await this.started(() => this.killed.hall.startApi());
    }
  }

  /** In turn, so that a short storm has both, and one for two programs at the most: a slow machine would get nowhere. */
  private async killServers(): Promise<void> {
    const { hall, database } = this.killed;
    for (;;) {
      await this.aWhile(SERVER_LIVES_MS);
      if (this.isOver()) return;
      const dead = this.serverDeaths();
      if (dead * 2 > this.deaths.worker + this.deaths.api) continue;
      const [name, kill, start] =
        dead % 2 === 0
          ? (['database', () => database.kill(), () => database.start()] as const)
          : (['engine', () => hall.killEngine(), () => hall.startEngine()] as const);
      this.isServerAway = true;
      await kill();
      this.deaths[name] += 1;
      await sleep(this.storm.chance(AWAY_MS));
      await start();
      this.isServerAway = false;
    }
  }

  /** A program that finds a server dead or dying may end: who supervises it starts it again. */
  private async started(start: () => Promise<StormProcess>): Promise<StormProcess> {
    for (;;) {
      const died = this.serverDeaths();
      try {
        return await start();
      } catch (error) {
        if (!this.isServerAway && died === this.serverDeaths()) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  private serverDeaths(): number {
    return this.deaths.database + this.deaths.engine;
  }

  private aWhile({ atLeast, more }: typeof LIVES_MS): Promise<unknown> {
    return sleep(atLeast + this.storm.chance(more));
  }

  /** Of four, two die by themselves in the middle of a posting, one between its commit and the engine's hearing of it. */
  private worker(): StormWorkerOptions {
    const { chance } = this.storm;
    const kind = chance(4);
    if (kind < 2) return { killBefore: 1 + chance(STATEMENTS_MAX) };
    return kind === 2 ? { killAfter: VERBS[chance(VERBS.length)] ?? 'allocate' } : {};
  }
}

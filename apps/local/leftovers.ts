import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '#apps/local/say';

const END_LIMIT_MS = 10_000;
const PAUSE_MS = 100;

interface Entry {
  readonly name: string;
  readonly pid: number;
  /** Field 22 of /proc/<pid>/stat: with the pid it names one process and no later one. */
  readonly startedTicks: string;
}

/** Written down so that a launcher killed by force leaves nothing behind for ever: the next one ends it. */
export class Remembered {
  private readonly file: string;
  private entries: Entry[] = [];

  constructor(dataFolder: string) {
    mkdirSync(dataFolder, { recursive: true });
    this.file = join(dataFolder, 'programs.json');
  }

  add(name: string, pid: number): void {
    const startedTicks = ticksOf(pid);
    if (startedTicks === undefined) return;
    this.entries = [
      ...this.entries.filter((entry) => ticksOf(entry.pid) !== undefined),
      { name, pid, startedTicks },
    ];
    writeFileSync(this.file, JSON.stringify(this.entries));
  }

  forgetAll(): void {
    rmSync(this.file, { force: true });
  }

  /** Another launcher at work on this data is a refusal, in words; programs of a dead one are ended. */
  async takeOver(): Promise<string | null> {
    const left = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as Entry[])
      : [];
    const alive = left.filter((entry) => ticksOf(entry.pid) === entry.startedTicks);
    if (alive.some((entry) => entry.name === 'launcher')) return runningAlready(alive);
    for (const entry of alive.toReversed()) {
      say(
        `            ending ${entry.name} (pid ${entry.pid}), left by a launcher that was killed`,
      );
      await end(entry);
    }
    this.entries = [];
    this.add('launcher', process.pid);
    return null;
  }
}

function runningAlready(alive: readonly Entry[]): string {
  const pid = alive.find((entry) => entry.name === 'launcher')?.pid ?? 0;
  return `It is running already on this data (launcher pid ${pid}); end that one first`;
}

async function end({ pid, startedTicks }: Entry): Promise<void> {
  signal(pid, 'SIGTERM');
  const start = Date.now();
  while (ticksOf(pid) === startedTicks) {
    await sleep(PAUSE_MS);
    if (Date.now() - start > END_LIMIT_MS) signal(pid, 'SIGKILL');
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // It ended by itself in between.
  }
}

export function isAlive(pid: number): boolean {
  return ticksOf(pid) !== undefined;
}

function ticksOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { endChild, startChild, type Program } from '#apps/local/child';
import type { Remembered } from '#apps/local/leftovers';
import { say } from '#apps/local/say';

const TAIL_LINES = 12;
const BACKOFF_MS_MIN = 500;
const BACKOFF_MS_MAX = 30_000;
/** A program that stood this long starts again at once when it falls. */
const STABLE_MS = 60_000;
const OTHERS_GRACE_MS = 5_000;

interface Running {
  readonly program: Program;
  child: ChildProcess;
  startedAt: number;
  backoffMs: number;
  timer?: NodeJS.Timeout;
}

/** What the launcher started, in order. Whatever falls is started again; the end goes backwards. */
export class Programs {
  private readonly running: Running[] = [];
  /** Started by the work itself, and not again when they end. */
  private readonly others: ChildProcess[] = [];
  private stopping = false;

  constructor(private readonly remembered: Remembered) {}

  start(program: Program): void {
    if (this.stopping) throw new Error('The launcher is ending');
    const entry: Running = {
      program,
      child: startChild(program),
      startedAt: Date.now(),
      backoffMs: BACKOFF_MS_MIN,
    };
    this.running.push(entry);
    this.watch(entry);
  }

  /** Throws when the program is down: nothing that waits for it need wait for its time limit. */
  assertStanding(name: string): void {
    const entry = this.running.find(({ program }) => program.name === name);
    if (entry?.timer === undefined) return;
    throw new Error(
      `${name} ended while starting; the end of its log:\n${tailOf(entry.program.logFile)}`,
    );
  }

  /** Ends a program of the hall that the work has started, at the latest with all the others. */
  endWithAll(child: ChildProcess): void {
    this.others.push(child);
    if (this.stopping) void endChild(child, OTHERS_GRACE_MS);
  }

  async endAll(): Promise<void> {
    this.stopping = true;
    for (const entry of this.running) clearTimeout(entry.timer);
    await Promise.all(this.others.map((child) => endChild(child, OTHERS_GRACE_MS)));
    for (const layer of ['hall', 'server'] as const) {
      const ending = this.running.filter(({ program }) => program.layer === layer);
      await Promise.all(ending.map(({ child, program }) => endChild(child, program.graceMs)));
    }
    this.remembered.forgetAll();
  }

  private watch(entry: Running): void {
    const { child, program } = entry;
    child.once('error', (error) => say(`${program.name}: ${error.message}`));
    child.once('exit', (code, signal) => this.fell(entry, signal ?? `code ${code ?? '?'}`));
    if (child.pid !== undefined) this.remembered.add(program.name, child.pid);
  }

  private fell(entry: Running, how: string): void {
    const { program } = entry;
    if (this.stopping) return;
    if (program.once !== undefined) {
      if (how === 'code 0') program.once();
      else say(`${program.name} ended (${how}), log: ${program.logFile}`);
      return;
    }
    if (Date.now() - entry.startedAt > STABLE_MS) entry.backoffMs = BACKOFF_MS_MIN;
    say(
      `${program.name} ended (${how}); starting it again in ${entry.backoffMs / 1000} s, log: ${program.logFile}`,
    );
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      entry.child = startChild(program);
      entry.startedAt = Date.now();
      this.watch(entry);
    }, entry.backoffMs);
    entry.backoffMs = Math.min(entry.backoffMs * 2, BACKOFF_MS_MAX);
  }
}

function tailOf(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

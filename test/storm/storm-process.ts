import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersOk, waitUntil } from '#apps/local/wait-until';
import { localEnvironment } from '#config/local-environment';

/** A program under a storm test: listened to, killed, and awaited. */
export class StormProcess {
  private said = '';
  private readonly child: ChildProcess;
  readonly ended: Promise<string>;

  /** `logFile` keeps everything said, for whoever reads a failed run. */
  constructor(
    command: string,
    args: readonly string[],
    { env = {}, logFile }: { env?: Readonly<Record<string, string>>; logFile: string },
  ) {
    const log = createWriteStream(logFile, { flags: 'a' });
    this.child = spawn(command, args, {
      env: { ...localEnvironment.system(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        log.write(chunk);
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        log.end();
        resolve(signal ?? `code ${String(code)}`);
      });
    });
  }

  /** @throws when it ends or the time is over before it has said so. */
  async says(text: string, limitMs = 20_000): Promise<string> {
    for (const start = Date.now(); !this.said.includes(text);) {
      if (this.hasEnded())
        throw new Error(`ended before it said "${text}":\n${this.said.slice(-2_000)}`);
      if (Date.now() - start > limitMs)
        throw new Error(`never said "${text}":\n${this.said.slice(-2_000)}`);
      await sleep(20);
    }
    return this.said;
  }

  /** @throws when it ends, with its last words, or the time is over before it answers at its address */
  async lives(what: string, limitMs: number, url: string): Promise<void> {
    await waitUntil(
      what,
      limitMs,
      () => answersOk(url),
      () => {
        if (this.hasEnded()) throw new Error(`${what} ended:\n${this.said.slice(-2_000)}`);
      },
    );
  }

  hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** As the power goes: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    if (!this.hasEnded()) this.child.kill('SIGKILL');
    await this.ended;
  }

  /** @throws when there is nothing to be signalled: a test would go on with a server that runs */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    if (this.hasEnded() || !this.child.kill(signal)) throw new Error(`no process for ${signal}`);
  }

  /** As a deployment does it. */
  async terminate(): Promise<string> {
    if (!this.hasEnded()) this.child.kill('SIGTERM');
    return this.ended;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ScanRefused } from '#libs/documents/scan-limits';
import { ReaderFailed } from '#libs/documents/unreadable';

export interface ProcessBounds {
  /** Of work: a machine that is busy elsewhere makes nobody's paper too costly. */
  readonly cpuMillisecondsMax: number;
  /** Of waiting, for one that hangs without working. */
  readonly millisecondsMax: number;
  readonly memoryBytesMax: number;
  readonly outputBytesMax: number;
  /** For programs that seek in what they read: stdin is then a file without a name. */
  readonly seeks?: boolean;
}

export interface Ended {
  /** null when a fault of its own ended it by a signal. */
  readonly code: number | null;
  readonly output: Buffer;
  /** What it wrote to stderr, as far as it is of use. */
  readonly complaints: string;
}

const WATCH_EVERY_MILLISECONDS = 50;
/** From outside (the kernel short of memory, a stop of the machine): they say nothing about the file. */
const FROM_OUTSIDE: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];
const PAGE_BYTES = 4_096;
/** Linux counts a process's time in hundredths of a second. */
const TICK_MILLISECONDS = 10;
const COMPLAINTS_BYTES_MAX = 65_536;

/** Where poppler is found; nothing else of our environment (secrets above all) reaches a parser of foreign files. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' };

/**
 * Parses foreign bytes in a process of its own: input by stdin, result by stdout. It is killed when it works too long,
 * takes too much memory or writes too much, which is refused as too costly; ended by anybody else it is an outage. How it ended otherwise, the caller judges.
 */
export async function runToEnd(
  command: readonly string[],
  input: Buffer,
  bounds: ProcessBounds,
): Promise<Ended> {
  const [program, ...args] = command;
  if (program === undefined) throw new RangeError('no program');
  const file = bounds.seeks === true ? await namelessFile(input) : null;
  const child = spawn(program, args, {
    env: ENVIRONMENT,
    stdio: [file?.fd ?? 'pipe', 'pipe', 'pipe'],
  });
  const watch = new Watch(child, bounds);
  try {
    const [output, complaints, { code, signal }] = await Promise.all([
      outputOf(child.stdout, watch, bounds.outputBytesMax),
      complaintsOf(child.stderr),
      exitOf(child),
      feed(child.stdin, input),
    ]);
    if (watch.exceeded) throw new ScanRefused('SCAN_TOO_COSTLY');
    if (FROM_OUTSIDE.includes(signal)) throw new ReaderFailed(`${program} was ended from outside`);
    return { code, output, complaints };
  } finally {
    watch.end();
    await file?.close();
  }
}

/** The same for a program whose only good end is 0; everything else is refused as damaged. */
export async function runBounded(
  command: readonly string[],
  input: Buffer,
  bounds: ProcessBounds,
): Promise<Buffer> {
  const { code, output } = await runToEnd(command, input, bounds);
  if (code !== 0) throw new ScanRefused('SCAN_DAMAGED');
  return output;
}

/** Taken from its folder as soon as it is open: it is gone with its last reader, whatever happens to us. */
async function namelessFile(content: Buffer): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-paper-'));
  try {
    const path = join(folder, 'paper');
    const writing = await open(path, 'wx', 0o600);
    try {
      await writing.writeFile(content);
    } finally {
      await writing.close();
    }
    return await open(path, 'r');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Kills the child when its work, its time or its resident memory passes the limit (Linux tells in /proc). */
class Watch {
  exceeded = false;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly child: ChildProcess,
    private readonly bounds: ProcessBounds,
  ) {
    this.timers = [
      setTimeout(() => this.kill(), bounds.millisecondsMax),
      setInterval(() => void this.look(), WATCH_EVERY_MILLISECONDS),
    ];
  }

  kill(): void {
    this.exceeded = true;
    this.child.kill('SIGKILL');
  }

  end(): void {
    for (const timer of this.timers) clearTimeout(timer);
    if (this.child.exitCode === null) this.child.kill('SIGKILL');
  }

  private async look(): Promise<void> {
    const [statm, stat] = await Promise.all(['statm', 'stat'].map((name) => this.told(name)));
    const resident = Number(statm?.split(' ')[1] ?? '0') * PAGE_BYTES;
    // Behind the program's name, which may hold anything: state is the first field, time in user and system the 12th and 13th.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    const worked = (Number(fields[11] ?? '0') + Number(fields[12] ?? '0')) * TICK_MILLISECONDS;
    if (resident > this.bounds.memoryBytesMax || worked > this.bounds.cpuMillisecondsMax)
      this.kill();
  }

  private told(name: string): Promise<string> {
    return readFile(`/proc/${String(this.child.pid)}/${name}`, 'ascii').catch(() => '');
  }
}

async function outputOf(stdout: Readable | null, watch: Watch, bytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stdout ?? []) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    if (bytes > bytesMax) {
      watch.kill();
      break;
    }
  }
  return Buffer.concat(parts);
}

async function complaintsOf(stderr: Readable | null): Promise<string> {
  let text = '';
  for await (const part of stderr ?? []) {
    if (text.length < COMPLAINTS_BYTES_MAX) text += (part as Buffer).toString('latin1');
  }
  return text;
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** A child that died before it read everything is judged by its exit, not by the broken pipe. */
function feed(stdin: Writable | null, input: Buffer): Promise<void> {
  if (stdin === null) return Promise.resolve();
  return new Promise((resolve) => {
    stdin.once('error', () => resolve());
    stdin.end(input, () => resolve());
  });
}

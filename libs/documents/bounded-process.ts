import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { ScanRefused } from '#libs/documents/scan-limits';

export interface ProcessBounds {
  readonly millisecondsMax: number;
  readonly memoryBytesMax: number;
  readonly outputBytesMax: number;
}

const WATCH_EVERY_MILLISECONDS = 50;
const PAGE_BYTES = 4_096;

/** Where poppler is found; nothing else of our environment (secrets above all) reaches a parser of foreign files. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' };

/**
 * Parses foreign bytes in a process of its own: input by stdin, result by stdout. It is killed when it takes too long,
 * too much memory or writes too much; that, and an exit other than 0, is refused as too costly or damaged.
 */
export async function runBounded(
  command: readonly string[],
  input: Buffer,
  bounds: ProcessBounds,
): Promise<Buffer> {
  const [program, ...args] = command;
  if (program === undefined) throw new RangeError('no program');
  const child = spawn(program, args, { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'pipe'] });
  const watch = new Watch(child, bounds);
  try {
    const [output, code] = await Promise.all([
      outputOf(child, watch, bounds.outputBytesMax),
      exitOf(child),
      feed(child, input),
    ]);
    if (watch.exceeded) throw new ScanRefused('SCAN_TOO_COSTLY');
    if (code !== 0) throw new ScanRefused('SCAN_DAMAGED');
    return output;
  } finally {
    watch.end();
  }
}

/** Kills the child at its time limit or when its resident memory passes the limit (Linux tells in /proc). */
class Watch {
  exceeded = false;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly bounds: ProcessBounds,
  ) {
    this.timers = [
      setTimeout(() => this.kill(), bounds.millisecondsMax),
      setInterval(() => void this.lookAtMemory(), WATCH_EVERY_MILLISECONDS),
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

  private async lookAtMemory(): Promise<void> {
    const statm = await readFile(`/proc/${String(this.child.pid)}/statm`, 'ascii').catch(() => '');
    const resident = Number(statm.split(' ')[1] ?? '0') * PAGE_BYTES;
    if (resident > this.bounds.memoryBytesMax) this.kill();
  }
}

async function outputOf(
  child: ChildProcessWithoutNullStreams,
  watch: Watch,
  bytesMax: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  child.stderr.resume();
  for await (const part of child.stdout) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    if (bytes > bytesMax) {
      watch.kill();
      break;
    }
  }
  return Buffer.concat(parts);
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
}

/** A child that died before it read everything is judged by its exit, not by the broken pipe. */
function feed(child: ChildProcessWithoutNullStreams, input: Buffer): Promise<void> {
  return new Promise((resolve) => {
    child.stdin.once('error', () => resolve());
    child.stdin.end(input, () => resolve());
  });
}

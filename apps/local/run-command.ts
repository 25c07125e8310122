import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { say } from '#apps/local/say';

const OUTPUT_LINES_SHOWN = 15;
/** How long output may still come after its program has ended. */
const PIPES_MS = 5_000;
const underWay = new Set<ChildProcess>();

/** A long build must not outlive a launcher that was told to end. */
process.on('exit', () => {
  for (const child of underWay) child.kill('SIGTERM');
});

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the output through instead of keeping it for the error message: 'as it is', or with this before each line. */
  readonly show?: string;
  readonly timeoutMs?: number;
}

/** Runs a program to its end and returns what it printed; a failure carries its last lines. */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, output } = await exitOf(program, args, options);
  if (code === 0) return output;
  const tail = output.trim().split('\n').slice(-OUTPUT_LINES_SHOWN).join('\n');
  throw new Error(`"${program} ${args.slice(0, 3).join(' ')} …" ended with ${code}\n${tail}`);
}

export function exitOf(
  program: string,
  args: readonly string[],
  { cwd, env, show, timeoutMs }: CommandOptions = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const through = show === 'as it is' ? 'inherit' : 'pipe';
    const child = spawn(program, args, {
      cwd,
      env,
      timeout: timeoutMs,
      stdio: ['ignore', through, through],
    });
    underWay.add(child);
    child.once('close', () => underWay.delete(child));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      if (show === undefined) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      else createInterface(stream).on('line', (line) => say(`${show}${line}`));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
    // What a test left running may hold the pipes open for ever.
    child.on('exit', () => {
      setTimeout(
        () => [child.stdout, child.stderr].forEach((one) => one?.destroy()),
        PIPES_MS,
      ).unref();
    });
  });
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

/** A process loads its first file, which takes more than Jest's five seconds on a busy machine. */
jest.setTimeout(60_000);

const FOLDER = resolve('test/architecture/counter-examples/runner');

interface Told {
  readonly numPassingTests: number;
  readonly numFailingTests: number;
  readonly testExecError?: { readonly message: string };
  readonly failureMessage: string | null;
}

describe('a process that runs test files', () => {
  let lane: ChildProcess;
  beforeAll(() => {
    const execArgv = ['--conditions=source', '--enable-source-maps', '--expose-gc'];
    lane = fork(resolve('test/runner/lane.mjs'), [], { execArgv, serialization: 'advanced' });
  });
  afterAll(() => {
    lane.kill('SIGKILL');
  });

  async function run(name: string): Promise<Told> {
    const answer = once(lane, 'message');
    lane.send({ path: `${FOLDER}/${name}.ts`, testTimeout: 500, slowTestThreshold: 5 });
    return ((await answer) as [Told])[0];
  }

  it.each([
    ['missing-module', /there-is-none/],
    ['describe-throws', /while it was read/],
    ['leaves-a-rejection', /nobody caught it/],
  ])('fails a file as a whole: %s', async (name, why) => {
    const { testExecError } = await run(name);
    expect(testExecError?.message).toMatch(why);
  });

  it.each([
    ['hangs', /Exceeded timeout of 500 ms/],
    ['asserts-nothing', /Expected one assertion/],
    ['before-all-fails', /no ground/],
  ])('fails a test: %s', async (name, why) => {
    const told = await run(name);
    expect(told).toMatchObject({ numPassingTests: 0, numFailingTests: 1 });
    expect(told.failureMessage).toMatch(why);
  });

  it('passes what holds, whatever failed before it', async () => {
    expect(await run('holds')).toMatchObject({ numPassingTests: 1, numFailingTests: 0 });
  });
});

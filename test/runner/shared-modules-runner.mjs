import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./lane.mjs', import.meta.url));
const ARGUMENTS = ['--conditions=source', '--enable-source-maps', '--expose-gc'];

/**
 * Runs test files in as many Node processes as may run at once, each of which loads a module once for all its files. Jest's
 * own runner loads and compiles the whole house anew for every file, which was more than half of what the files of the
 * medium and e2e tiers took. Files share nothing but modules: each has a database, folders and ports of its own.
 */
export default class SharedModulesRunner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, _watcher, onStart, onResult, onFailure) {
    const waiting = [...tests];
    const lane = async () => {
      let child;
      for (let test = waiting.shift(); test !== undefined; test = waiting.shift()) {
        await onStart(test);
        if (child === undefined || hasEnded(child)) child = startLane();
        try {
          await onResult(test, await answerOf(child, this.orderOf(test)));
        } catch (error) {
          // What a process that died had loaded is no ground for the next file.
          await ended(child);
          child = undefined;
          await onFailure(test, { message: error.message, stack: error.stack });
        }
      }
      if (child !== undefined) await ended(child);
    };
    const lanes = Math.min(this.globalConfig.maxWorkers, tests.length);
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  orderOf(test) {
    const { testTimeout, testNamePattern } = this.globalConfig;
    const { slowTestThreshold } = test.context.config;
    return { path: test.path, testTimeout, testNamePattern, slowTestThreshold };
  }
}

function startLane() {
  return fork(PROGRAM, [], { execArgv: ARGUMENTS, serialization: 'advanced' });
}

function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Its work is told; a connection that a file left open is no reason to wait. */
async function ended(child) {
  if (hasEnded(child)) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}

async function answerOf(child, order) {
  const over = new AbortController();
  child.send(order);
  try {
    return await Promise.race([
      once(child, 'message', over).then(([result]) => result),
      once(child, 'exit', over).then(([code, signal]) => {
        throw new Error(`the process of the tests ended with ${String(signal ?? code)}`);
      }),
    ]);
  } finally {
    over.abort();
  }
}

// One process of the runner: it runs one test file after the other as Jest's circus does, on modules that stay loaded.
import './typescript-hooks.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { addEventHandler, getState, resetState, run } from 'jest-circus';
import { expect } from './jest-globals.mjs';
import { resultOf } from './file-result.mjs';

/** Where circus looks for what jest.setTimeout said. */
const TIMEOUT_OF_FILE = Symbol.for('TEST_TIMEOUT_SYMBOL');
/** What a file left behind fails that file, not the next one; what comes later than this is told by name. */
const LEFT_BEHIND_MS = 50;
let loaded = 0;
let file = 'no file';
let isRunning = false;

/** What nobody caught since the file began; a rejection that is handled after all is none. */
const uncaught = new Map();
process.on('uncaughtException', (error) => keep(error, error));
process.on('unhandledRejection', (error, promise) => keep(promise, error));
process.on('rejectionHandled', (promise) => uncaught.delete(promise));
process.on('disconnect', () => process.exit(1));

function keep(key, error) {
  if (isRunning) uncaught.set(key, error);
  else process.stderr.write(`left behind by ${file}: ${inspect(error)}\n`);
}

addEventHandler((event) => {
  if (event.name === 'test_start') expect.setState({ currentTestName: event.test.name });
  if (event.name === 'test_done')
    for (const { error } of expect.extractExpectedAssertionsErrors()) event.test.errors.push(error);
});

process.on('message', async (order) => {
  process.send(await runFile(order));
  globalThis.gc();
});

async function runFile(order) {
  const start = Date.now();
  file = order.path;
  uncaught.clear();
  isRunning = true;
  const { testResults, unhandledErrors } = await ran(order);
  await sleep(LEFT_BEHIND_MS);
  isRunning = false;
  const told = [...uncaught.values()].map((error) => inspect(error));
  return resultOf(order, { start, testResults, unhandledErrors: [...unhandledErrors, ...told] });
}

async function ran({ path, testTimeout, testNamePattern }) {
  delete globalThis[TIMEOUT_OF_FILE];
  resetState();
  const state = getState();
  if (testTimeout !== undefined) state.testTimeout = testTimeout;
  state.testNamePattern = testNamePattern ? new RegExp(testNamePattern, 'iu') : null;
  expect.setState({ testPath: path, currentTestName: undefined });
  loaded += 1;
  try {
    // The same file asked for twice is loaded twice; what it imports is not.
    await import(`${pathToFileURL(path).href}?${String(loaded)}`);
    return await run();
  } catch (error) {
    return { testResults: [], unhandledErrors: [inspect(error)] };
  }
}

// One process of the runner: it runs one test file after the other as Jest's circus does, on modules that stay loaded.
import './typescript-hooks.mjs';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { addEventHandler, getState, resetState, run } from 'jest-circus';
import { expect } from './jest-globals.mjs';
import { resultOf } from './file-result.mjs';

/** Where circus looks for what jest.setTimeout said. */
const TIMEOUT_OF_FILE = Symbol.for('TEST_TIMEOUT_SYMBOL');
let loaded = 0;

addEventHandler((event) => {
  if (event.name === 'test_start') expect.setState({ currentTestName: event.test.name });
});

/** What nobody caught since the file began; a rejection that is handled after all is none. */
const uncaught = new Map();
process.on('uncaughtException', (error) => uncaught.set(error, error));
process.on('unhandledRejection', (error, promise) => uncaught.set(promise, error));
process.on('rejectionHandled', (promise) => uncaught.delete(promise));

process.on('message', async (order) => {
  uncaught.clear();
  process.send(await runFile(order));
  globalThis.gc();
});

async function runFile(order) {
  const { path, testTimeout, testNamePattern } = order;
  const start = Date.now();
  delete globalThis[TIMEOUT_OF_FILE];
  resetState();
  const state = getState();
  if (testTimeout !== undefined) state.testTimeout = testTimeout;
  state.testNamePattern = testNamePattern ? new RegExp(testNamePattern, 'iu') : null;
  expect.setState({ testPath: path, currentTestName: undefined });
  loaded += 1;
  // The same file asked for twice is loaded twice; what it imports is not.
  await import(`${pathToFileURL(path).href}?${String(loaded)}`);
  const { testResults, unhandledErrors } = await run();
  await setImmediate();
  const told = [...uncaught.values()].map((error) => inspect(error));
  return resultOf(order, { start, testResults, unhandledErrors: [...unhandledErrors, ...told] });
}

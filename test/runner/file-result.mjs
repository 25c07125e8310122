const ROOT = 'ROOT_DESCRIBE_BLOCK';
/** Who called the test is nothing that a reader can mend. */
const FRAMES_OF_JEST = /^.*(?:node_modules\/jest-circus|test\/runner)\/.*\n?/gm;

/** What circus found in one file, in the words that Jest's reporters read. */
export function resultOf({ path, slowTestThreshold }, { start, testResults, unhandledErrors }) {
  const end = Date.now();
  const asserted = testResults.map(assertionOf);
  const count = (status) => asserted.filter((one) => one.status === status).length;
  const told = [...unhandledErrors, ...asserted.flatMap(messagesOf)];
  return {
    testFilePath: path,
    testResults: asserted,
    numPassingTests: count('passed'),
    numFailingTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    perfStats: {
      start,
      end,
      runtime: end - start,
      slow: (end - start) / 1000 > slowTestThreshold,
      loadTestEnvironmentStart: start,
      loadTestEnvironmentEnd: start,
      setupFilesStart: start,
      setupFilesEnd: start,
      setupAfterEnvStart: start,
      setupAfterEnvEnd: start,
    },
    failureMessage: told.length > 0 ? told.join('\n\n') : null,
    testExecError:
      unhandledErrors.length > 0
        ? { message: unhandledErrors.join('\n'), stack: unhandledErrors.join('\n') }
        : undefined,
    leaks: false,
    openHandles: [],
    skipped: false,
    snapshot: {
      added: 0,
      fileDeleted: false,
      matched: 0,
      unchecked: 0,
      uncheckedKeys: [],
      unmatched: 0,
      updated: 0,
    },
  };
}

function assertionOf({ testPath, status, duration, errors, invocations, numPassingAsserts }) {
  const names = testPath.filter((name) => name !== ROOT);
  return {
    ancestorTitles: names.slice(0, -1),
    title: names.at(-1) ?? '',
    fullName: names.join(' '),
    status:
      status === 'skip'
        ? 'pending'
        : status === 'todo'
          ? 'todo'
          : errors.length > 0
            ? 'failed'
            : 'passed',
    duration: duration ?? null,
    failureMessages: errors.map((error) => error.replace(FRAMES_OF_JEST, '')),
    failureDetails: [],
    invocations,
    location: null,
    numPassingAsserts,
    retryReasons: [],
  };
}

function messagesOf({ ancestorTitles, title, failureMessages }) {
  return failureMessages.map(
    (message) =>
      `  ● ${[...ancestorTitles, title].join(' › ')}\n\n${message.replace(/^/gm, '    ')}`,
  );
}

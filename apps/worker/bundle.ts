import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { workflowBundlePath } from '#apps/worker/workflow-bundle';

/**
 * The engine's library takes down the stack of every promise a workflow makes, and reading ten frames is a good part of what
 * an act costs the worker. Two are the library's own, and of the three after them it tells what a promise belongs to.
 */
const STACK_FRAMES = 5;

/** Build step: compiled workflows become one file. A failure must fail the build. */
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('#workflows/index')),
});
// On the first line of the code, so that its source map stays true.
await writeFile(workflowBundlePath(), `Error.stackTraceLimit = ${String(STACK_FRAMES)}; ${code}`);

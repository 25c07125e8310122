import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { workflowBundlePath } from '#apps/worker/workflow-bundle';

/** Build step: compiled workflows become one file. A failure must fail the build. */
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('#workflows/index')),
});
await writeFile(workflowBundlePath(), code);

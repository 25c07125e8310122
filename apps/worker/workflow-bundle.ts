import { join } from 'node:path';

/** Where the build leaves the workflows, relative to the folder the program is started in. */
export function workflowBundlePath(): string {
  return join('dist', 'workflow-bundle.js');
}

import { PROGRAM_FLAGS } from '#config/program-flags';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { standing } from '#apps/local/steps/database.step';
import { answersOk, waitUntil } from '#apps/local/wait-until';

const READY_LIMIT_MS = 60_000;
/** Running activities may end; more would break the promise that all ends within ten seconds. */
const GRACE_MS = 5000;

export const worker: Step<Ground> = hallProgram('worker', 'WORKER_PORT', '/health/live');
export const api: Step<Ground> = hallProgram('api', 'API_PORT', '/health/ready');

function hallProgram(name: 'api' | 'worker', portKey: string, healthPath: string): Step<Ground> {
  return {
    title: name === 'api' ? 'Api and web' : 'Worker',
    advice: `read logs/${name}.log in the data folder`,
    run: async (ground) => {
      ground.programs.start({
        name,
        command: process.execPath,
        args: [...PROGRAM_FLAGS[name], ground.inRoot('dist', 'apps', name, 'main.js')],
        env: ground.childEnvironment(),
        cwd: ground.options.root,
        logFile: ground.logFile(name),
        graceMs: GRACE_MS,
        layer: 'hall',
      });
      const url = `http://127.0.0.1:${ground.know(portKey)}${healthPath}`;
      await waitUntil(`The ${name}`, READY_LIMIT_MS, () => answersOk(url), standing(ground, name));
      return 'ready';
    },
  };
}

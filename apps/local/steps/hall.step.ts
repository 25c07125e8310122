import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { standing } from '#apps/local/steps/database.step';
import { answersOk, waitUntil } from '#apps/local/wait-until';

const READY_LIMIT_MS = 60_000;
/** The worker lets running activities end (10 s in its own words); more would break the ten-second end. */
const GRACE_MS = 6000;

export const worker: Step<Ground> = hallProgram('worker', 'WORKER_PORT');
export const api: Step<Ground> = hallProgram('api', 'API_PORT');

function hallProgram(name: 'api' | 'worker', portKey: string): Step<Ground> {
  return {
    title: name === 'api' ? 'Api and web' : 'Worker',
    advice: `read logs/${name}.log in the data folder`,
    run: async (ground) => {
      ground.programs.start({
        name,
        command: process.execPath,
        args: ['--enable-source-maps', ground.inRoot('dist', 'apps', name, 'main.js')],
        env: ground.childEnvironment(),
        cwd: ground.options.root,
        logFile: ground.logFile(name),
        graceMs: GRACE_MS,
      });
      const url = `http://127.0.0.1:${ground.know(portKey)}/health/ready`;
      await waitUntil(`The ${name}`, READY_LIMIT_MS, () => answersOk(url), standing(ground, name));
      return 'ready';
    },
  };
}

import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { CITY_MADE } from '#apps/local/steps/city.step';

const GRACE_MS = 3_000;

/** The months that a new city has lived were no engine's: their receipts are printed, and open ones get their workflows. */
export const pastPapers: Step<Ground> = {
  title: 'Papers of past months',
  advice: 'npm run lists -- rebuild prints them',
  run: (ground) => {
    if (ground.knows(CITY_MADE) === undefined) return Promise.resolve('there');
    ground.programs.start({
      name: 'lists',
      command: process.execPath,
      args: ['--enable-source-maps', ground.inRoot('dist', 'apps', 'api', 'lists.js'), 'rebuild'],
      env: ground.childEnvironment(),
      cwd: ground.options.root,
      logFile: ground.logFile('lists'),
      graceMs: GRACE_MS,
      layer: 'hall',
      once: true,
    });
    return Promise.resolve('printed beside');
  },
};

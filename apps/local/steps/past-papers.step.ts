import { existsSync, rmSync } from 'node:fs';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { PAPERS_OWED } from '#apps/local/steps/city.step';

const GRACE_MS = 3_000;

/** The months that a new city has lived were no engine's: their receipts are printed, and open ones get their workflows. A start that ends before goes on at the next. */
export const pastPapers: Step<Ground> = {
  title: 'Papers of past months',
  advice: 'npm run lists -- rebuild prints them',
  run: (ground) => {
    const owed = ground.inData(PAPERS_OWED);
    if (!existsSync(owed)) return Promise.resolve('there');
    ground.programs.start({
      name: 'lists',
      command: process.execPath,
      args: ['--enable-source-maps', ground.inRoot('dist', 'apps', 'api', 'lists.js'), 'rebuild'],
      env: ground.childEnvironment(),
      cwd: ground.options.root,
      logFile: ground.logFile('lists'),
      graceMs: GRACE_MS,
      layer: 'hall',
      once: () => rmSync(owed, { force: true }),
    });
    return Promise.resolve('printed beside');
  },
};

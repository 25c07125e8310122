import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';

/** What must outlive the reset: the record of the programs that run now, and the addresses people know. */
const KEPT = new Set(['programs.json', 'ports.json']);

/** Begins anew: all data of this folder goes. */
export const reset: Step<Ground> = {
  title: 'Reset',
  advice: 'unset DATABASE_URL, or drop that database yourself',
  run: (ground) => {
    if (ground.environment['DATABASE_URL'] !== undefined) {
      return Promise.reject(
        new Error('DATABASE_URL names a server of yours, not emptied from here'),
      );
    }
    const folder = ground.options.dataFolder;
    for (const name of readdirSync(folder)) {
      if (!KEPT.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
    }
    return Promise.resolve('data removed');
  },
};

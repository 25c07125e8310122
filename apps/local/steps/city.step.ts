import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';

/** A city of three branches and forty units, the same in every checkout; skipped when the database has one. */
export const city: Step<Ground> = {
  title: 'Demonstration city',
  advice: 'npm start -- --reset begins anew',
  run: () => Promise.resolve('not yet'),
};

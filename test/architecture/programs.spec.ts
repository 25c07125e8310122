import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';

it('every program of the house is built before anything is started', () => {
  const programs = readdirSync('apps').filter((name) => existsSync(`apps/${name}/main.ts`));
  expect(programs).toContain('bank');
  for (const name of programs) expect(existsSync(`dist/apps/${name}/main.js`)).toBe(true);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PROGRAM_FLAGS } from '#config/program-flags';

it('every program of the house is built before anything is started', () => {
  const programs = readdirSync('apps').filter((name) => existsSync(`apps/${name}/main.ts`));
  expect(programs).toContain('bank');
  for (const name of programs) expect(existsSync(`dist/apps/${name}/main.js`)).toBe(true);
});

it('api and worker run in the image as they are started and measured here', () => {
  const command = (name: 'api' | 'worker', quote: string) =>
    ['node', ...PROGRAM_FLAGS[name], `dist/apps/${name}/main.js`]
      .map((word) => quote + word + quote)
      .join(', ');
  expect(readFileSync('Dockerfile', 'utf8')).toContain(`CMD [${command('api', '"')}]`);
  const compose = readFileSync('docker-compose.yml', 'utf8');
  expect(compose).toContain(`command: [${command('worker', "'")}]`);
});

import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';

/** Whole programs run here, which takes more than Jest's five seconds on a busy machine. */
jest.setTimeout(120_000);

const ROOT = resolve('.');
const HOUSE = join(ROOT, 'test/architecture/counter-examples');
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;
const FOLDERS = ['apps', 'workflows', 'activities', 'libs', 'config'];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Cruised {
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

/** A small house in which each file breaks the one rule it is named after. */
async function cruise(types: boolean): Promise<Cruised['summary']> {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [
    cruiser,
    '--config',
    join(ROOT, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
  ];
  const answer = promisify(execFile)(process.execPath, [...args, ...FOLDERS], {
    cwd: HOUSE,
    env: { DEPCRUISE_TYPES: String(types) },
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  const { stdout } = await answer.catch((failed: unknown) => failed as { stdout: string });
  return (JSON.parse(stdout) as Cruised).summary;
}

describe.each([
  ['at run time', false],
  ['of types', true],
])('the dependency rules %s', (_, types) => {
  it('each refuse the file that breaks them', async () => {
    const { violations, ruleSetUsed } = await cruise(types);
    expect(ruleSetUsed.forbidden.length).toBeGreaterThan(3);
    for (const { name } of ruleSetUsed.forbidden) {
      const refused = violations.filter((violation) => violation.rule.name === name);
      expect({ rule: name, files: refused.map(({ from }) => from) }).toEqual({
        rule: name,
        files: expect.arrayContaining([expect.stringMatching(new RegExp(`/${name}\\.ts$`))]),
      });
    }
  });
});

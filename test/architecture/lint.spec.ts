import { execFile } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';

/** Whole programs run here, which takes more than Jest's five seconds on a busy machine. */
jest.setTimeout(120_000);

const ROOT = resolve('.');
const FOLDER = 'test/architecture/counter-examples/lint';
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

/** File that breaks a rule → the rule that must say so. */
const EXPECTED: Readonly<Record<string, string>> = {
  'max-lines.ts': 'max-lines',
  'max-lines-per-function.ts': 'max-lines-per-function',
  'complexity.ts': 'complexity',
  'default-export.ts': 'no-restricted-syntax',
  'many-parameters.ts': 'no-restricted-syntax',
  'bare-key-handler.tsx': 'no-restricted-syntax',
  'bare-key-listener.ts': 'no-restricted-syntax',
  'cut-text.tsx': 'no-restricted-syntax',
  'bare-key-property.ts': 'no-restricted-syntax',
  'null-let-through.ts': 'no-restricted-imports',
  'process-env.ts': 'no-restricted-properties',
  'no-explicit-any.ts': 'no-explicit-any',
  'no-non-null-assertion.ts': 'no-non-null-assertion',
  'no-floating-promises.ts': 'no-floating-promises',
  'switch-exhaustiveness-check.ts': 'switch-exhaustiveness-check',
  'no-console.ts': 'no-console',
  'no-unused-vars.ts': 'no-unused-vars',
  'no-unnecessary-condition.ts': 'no-unnecessary-condition',
  'hook-by-chance.tsx': 'rules-of-hooks',
  'hook-without-its-cause.tsx': 'exhaustive-deps',
  'pattern-with-choices.ts': 'no-super-linear-backtracking',
  'pattern-from-anywhere.ts': 'no-super-linear-move',
  'NotKebab.ts': 'filename-naming-convention',
  'no-restricted-globals.ts': 'no-restricted-globals',
  'no-restricted-imports.ts': 'no-restricted-imports',
};

interface Linted {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

/** By the name of the file, the rules that it breaks; the answer says plugin(rule). */
async function lint(): Promise<Map<string, string[]>> {
  const args = [
    join(ROOT, 'node_modules/oxlint/bin/oxlint'),
    ...['-c', 'test/architecture/counter-examples.config.ts', '-f', 'json', FOLDER],
  ];
  const answer = promisify(execFile)(process.execPath, args, { maxBuffer: OUTPUT_BYTES_MAX });
  const { stdout } = await answer.catch((failed: unknown) => failed as { stdout: string });
  const found = new Map<string, string[]>();
  for (const { filename, code } of (JSON.parse(stdout) as Linted).diagnostics) {
    const rules = found.get(basename(filename)) ?? [];
    found.set(basename(filename), [...rules, code.slice(code.indexOf('(') + 1, -1)]);
  }
  return found;
}

describe('the lint rules', () => {
  let found: Map<string, string[]>;
  beforeAll(async () => {
    found = await lint();
  });

  it.each(Object.entries(EXPECTED))('refuse %s by %s', (file, rule) => {
    expect(found.get(file)).toContain(rule);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isTest, sourceFiles, type SourceFile } from '#test/architecture/source-files';

const files = sourceFiles();
const LINES_MAX = 250;
const MEDIAN_MAX = 60;
const P95_MAX = 180;

interface Banned {
  readonly word: RegExp;
  readonly instead: string;
}

const BANNED: readonly Banned[] = [
  { word: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'an issue, or the thing itself' },
  { word: /\bconsole\.log\b/, instead: 'pino in programs, a return value below them' },
  { word: /\bparseFloat\b/, instead: 'whole fen and basis points' },
  { word: /\bsynchronize: true\b/, instead: 'a migration' },
  { word: /\bexport \* from\b/, instead: 'an import of the file itself' },
];
const HOMELESS = /\/(common|shared|utils?|helpers?|core|interfaces|constants|types|managers?)\//;

function offences({ word }: Banned, among: readonly SourceFile[]): string[] {
  return among
    .filter(({ path }) => !path.startsWith('test/architecture/'))
    .filter(({ text }) => word.test(text))
    .map(({ path }) => path);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

describe('the source', () => {
  it.each(BANNED)('has no $word', (banned) => {
    expect({ instead: banned.instead, files: offences(banned, files) }).toEqual({
      instead: banned.instead,
      files: [],
    });
  });

  it('finds each banned word in a line that has it', () => {
    const lines = [
      '// TODO',
      'console.log(1)',
      'parseFloat(x)',
      'synchronize: true',
      "export * from 'x'",
    ];
    BANNED.forEach(({ word }, at) => {
      expect(lines[at]).toMatch(word);
    });
  });

  it('has no folder for things without a home', () => {
    expect(files.map(({ path }) => path).filter((path) => HOMELESS.test(path))).toEqual([]);
    expect('libs/utils/x.ts').toMatch(HOMELESS);
  });

  it('keeps to the sizes of the house', () => {
    const sizes = files
      .filter(({ path }) => !isTest(path))
      .map(({ text }) => text.split('\n').length - 1)
      .sort((one, other) => one - other);
    expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(MEDIAN_MAX);
    expect(quantile(sizes, 0.95)).toBeLessThanOrEqual(P95_MAX);
    expect(quantile(sizes, 1)).toBeLessThanOrEqual(LINES_MAX);
  });
});

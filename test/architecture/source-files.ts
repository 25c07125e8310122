import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const TOPS = ['activities', 'apps', 'bench', 'config', 'libs', 'test', 'workflows'];
const GENERATED =
  /libs\/persistence\/migrations\/|apps\/web\/src\/api\/generated\/|counter-examples\//;

/** Every TypeScript file of the house that people write. */
export function sourceFiles(): SourceFile[] {
  return TOPS.flatMap(filesUnder)
    .filter((path) => /\.tsx?$/.test(path) && !GENERATED.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.(spec|e2e-spec)\.tsx?$/.test(path);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

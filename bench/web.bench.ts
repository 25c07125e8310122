import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchContext, BenchResult } from '#bench/bench';

/** 350 KB over the wire, for a hall whose operators sit behind slow lines. */
const FLOOR_BYTES = 350 * 1024;
const PAGE = 'index.html';
/** Beside the page's own closure, what the first view fetches before it stands: the home page and its language. */
const FIRST_VIEW = [/home\/start-page/, /locale\/zh_CN/];

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Bytes of the home page's first load, each file compressed alone, as a server sends it. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const folder = join(context.root, 'dist', 'web');
  const manifest = JSON.parse(
    await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'),
  ) as Manifest;
  const files = [PAGE, ...filesOf(manifest, [PAGE, ...firstViewOf(manifest)])];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  );
  const product = sizes.reduce((sum, size) => sum + size, 0);
  return {
    ratio: product / FLOOR_BYTES,
    limit: 1,
    product,
    floor: FLOOR_BYTES,
    unit: 'bytes gz',
    details: { files: files.length, phonePage: await phoneBytes(folder, manifest) },
  };
}

function firstViewOf(manifest: Manifest): string[] {
  return FIRST_VIEW.flatMap((pattern) => {
    const keys = Object.keys(manifest).filter((key) => pattern.test(key));
    if (keys.length === 0)
      throw new Error(`The web has no chunk ${String(pattern)}: the first view has moved`);
    // A start page that chooses what to show fetches its choice at once.
    return keys.flatMap((key) => [key, ...(manifest[key]?.dynamicImports ?? [])]);
  });
}

function filesOf(manifest: Manifest, roots: readonly string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const root of roots) visit(root);
  return [...files];
}

async function phoneBytes(folder: string, manifest: Manifest): Promise<number> {
  const files = ['phone.html', ...filesOf(manifest, ['phone.html'])];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

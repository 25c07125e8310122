import { posix } from 'node:path';

/** Part names compare without case, whichever way their slashes lean, written with or without a root (ECMA-376-2, 6.2.2). */
export function partKey(name: string): string {
  return posix
    .normalize(`/${name.replaceAll('\\', '/')}`)
    .slice(1)
    .toLowerCase();
}

/** Where a relation of `owner` leads: from the root, or from the owner's folder, dots and %20 resolved. */
export function targetOf(owner: string, target: string): string {
  const path = plainTarget(target).replaceAll('\\', '/');
  return posix.join('/', path.startsWith('/') ? '' : posix.dirname(owner), path).slice(1);
}

/** The relations of a part stand beside it. */
export function relationsName(owner: string): string {
  return posix.join(posix.dirname(owner), '_rels', `${posix.basename(owner)}.rels`);
}

function plainTarget(target: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

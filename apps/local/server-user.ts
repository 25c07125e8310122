import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** mariadbd refuses to run as root unasked. It drops to `mysql`, unless that user cannot reach the folder. */
export function serverUser(folder: string): string | undefined {
  if (userInfo().uid !== 0) return undefined;
  return othersCanReach(folder) && hasUser('mysql') ? 'mysql' : 'root';
}

function othersCanReach(folder: string): boolean {
  const parent = dirname(folder);
  const passable = !existsSync(parent) || (statSync(parent).mode & 0o001) !== 0;
  return parent === folder ? passable : passable && othersCanReach(parent);
}

function hasUser(name: string): boolean {
  return idsOf(name) !== undefined;
}

export function giveTo(name: string, paths: readonly string[]): void {
  const ids = idsOf(name);
  if (ids !== undefined) for (const path of paths) chownSync(path, ids.uid, ids.gid);
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid) };
}

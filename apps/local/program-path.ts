import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';

/** Beyond the PATH: servers lie in sbin, which an ordinary user's PATH leaves out. */
export function programPath(name: string): string | undefined {
  const folders = [...localEnvironment.path().split(':'), '/usr/sbin', '/usr/bin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { say } from '#apps/local/say';

const NEIGHBOURS = 50;

/** The wished port if it is free, else the next free one, said aloud. */
export async function portNear(wished: number, purpose: string): Promise<number> {
  for (let port = wished; port < wished + NEIGHBOURS; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== wished) say(`            port ${wished} is taken: ${purpose} uses ${port}`);
    return port;
  }
  return anyPort();
}

/** Below what systems hand out by themselves: a port found here is not given to somebody's connection a moment later. */
const QUIET_PORTS = { from: 18_000, to: 32_000 };
const TRIES = 100;

/** A free port nobody knows by heart, for tests and benches that run beside everything else. */
export async function anyPort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(QUIET_PORTS.from, QUIET_PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${QUIET_PORTS.from} and ${QUIET_PORTS.to}`);
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

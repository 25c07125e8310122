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

/** Whatever the system gives, for tests and benches that run beside everything else. */
export async function anyPort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('The system has no free port');
  return port;
}

export async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}

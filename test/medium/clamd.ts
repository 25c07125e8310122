import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { anyPort } from '#apps/local/ports';

/** The harmless text that every scanner takes for a virus; put together here, lest one take this file for it. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR',
  'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('-');
const VIRUS = 'Hall.Test.EICAR';
/** A piece of no length closes the stream. */
const NOTHING_MORE = Buffer.alloc(4);
/** Debian's clamav-daemon. */
const CLAMD = '/usr/sbin/clamd';

export interface Clamd {
  readonly address: string;
  stop(): Promise<void>;
}

/** ClamAV's own daemon with one signature where it is installed, else a server that speaks as it does. */
export async function startClamd(port?: number): Promise<Clamd> {
  const at = port ?? (await anyPort());
  return existsSync(CLAMD) ? realClamd(at) : speakingLikeClamd(at);
}

async function realClamd(port: number): Promise<Clamd> {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const signatures = join(folder, 'signatures');
  await mkdir(signatures);
  const hex = Buffer.from(EICAR).toString('hex');
  await writeFile(join(signatures, 'hall.ndb'), `${VIRUS}:0:*:${hex}\n`);
  const file = join(folder, 'clamd.conf');
  const lines = ['Foreground yes', 'TCPAddr 127.0.0.1', `TCPSocket ${String(port)}`];
  const places = [`DatabaseDirectory ${signatures}`, `TemporaryDirectory ${folder}`];
  await writeFile(file, `${[...lines, ...places].join('\n')}\n`);
  const child = spawn(CLAMD, ['--config-file', file], { stdio: 'ignore' });
  const address = `127.0.0.1:${String(port)}`;
  for (let look = 0; look < 200 && !(await answers(port)); look += 1) await wait(100);
  return {
    address,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function speakingLikeClamd(port: number): Promise<Clamd> {
  return serving(port, (socket) => {
    const parts: Buffer[] = [];
    let last = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      last = Buffer.concat([last, part.subarray(-NOTHING_MORE.length)]).subarray(
        -NOTHING_MORE.length,
      );
      // Read through once it may be whole: at each part it would be read a hundred times.
      const content = last.equals(NOTHING_MORE) ? streamed(Buffer.concat(parts)) : null;
      if (content !== null)
        socket.end(content.includes(EICAR) ? `stream: ${VIRUS} FOUND\0` : 'stream: OK\0');
    });
  });
}

/** Any server at all in a daemon's place: one that hangs, hangs up, or talks about something else. */
export async function serving(port: number, answer: (socket: Socket) => void): Promise<Clamd> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => open.delete(socket));
    answer(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${String(port)}`,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What came behind `zINSTREAM`, once it is whole. */
function streamed(sent: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let at = 'zINSTREAM\0'.length;
  while (sent.length >= at + 4) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ScanRefused } from '#libs/documents/scan-limits';
import { ScannerAway, VirusScanner } from '#libs/documents/virus-scanner';

/** A paper of the largest size takes clamd a second or two; a queue of its own makes it longer. */
const MILLISECONDS_MAX = 30_000;
const CHUNK_BYTES = 65_536;
/** One line; a name that is longer is no name of a virus. */
const ANSWER_BYTES_MAX = 1_024;
const FOUND = /^stream: (.+) FOUND$/;

/** ClamAV's daemon, by its own protocol (clamd(8), INSTREAM): bytes in pieces behind their lengths, one line back. */
export class ClamdScanner extends VirusScanner {
  private readonly place: NetConnectOpts;

  /** `host:port`, or the path of a socket. */
  constructor(
    address: string,
    private readonly millisecondsMax = MILLISECONDS_MAX,
  ) {
    super();
    const at = address.lastIndexOf(':');
    this.place = address.startsWith('/')
      ? { path: address }
      : { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
  }

  override async requireClean(content: Buffer): Promise<void> {
    const answer = await this.ask(content);
    if (answer === 'stream: OK') return;
    const [, virus] = FOUND.exec(answer) ?? [];
    // Neither: it has refused the size, or runs short of something. What it said may quote what it was sent.
    if (virus === undefined) throw new ScannerAway('clamd answered neither OK nor FOUND');
    throw new ScanRefused('SCAN_INFECTED', { virus });
  }

  private async ask(content: Buffer): Promise<string> {
    const limit = AbortSignal.timeout(this.millisecondsMax);
    const socket = connect({ ...this.place, signal: limit });
    try {
      await once(socket, 'connect', { signal: limit });
      const [answer] = await Promise.all([answerOf(socket), sent(content, socket, limit)]);
      return answer;
    } catch (error) {
      throw new ScannerAway('clamd did not answer', { cause: error });
    } finally {
      socket.destroy();
    }
  }
}

/** Not ended by us: the daemon answers and hangs up. One that has had enough answers before all was sent. */
async function sent(content: Buffer, socket: Socket, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(framed(content)), socket, { signal, end: false });
}

function* framed(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const chunk = content.subarray(at, at + CHUNK_BYTES);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const part of socket) {
    answer += (part as Buffer).toString('utf8');
    const end = answer.indexOf('\0');
    if (end !== -1) return answer.slice(0, end).trim();
    if (answer.length > ANSWER_BYTES_MAX) break;
  }
  throw new Error('it hung up without a line');
}

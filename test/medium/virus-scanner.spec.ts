import { afterEach, describe, expect, it } from '@jest/globals';
import { anyPort } from '#apps/local/ports';
import { ClamdScanner } from '#libs/documents/clamd-scanner';
import { ScanRefused } from '#libs/documents/scan-limits';
import { ScannerAway } from '#libs/documents/virus-scanner';
import { EICAR, serving, startClamd, type Clamd } from '#test/medium/clamd';

let clamd: Clamd | undefined;
afterEach(async () => {
  await clamd?.stop();
  clamd = undefined;
});

async function verdictOf(scanner: ClamdScanner, content: Buffer): Promise<unknown> {
  return scanner.requireClean(content).then(
    () => 'clean',
    (error: unknown) => error,
  );
}

describe('A virus scanner', () => {
  it('takes what is clean, of any size, and names what it finds, wherever it stands', async () => {
    clamd = await startClamd();
    const scanner = new ClamdScanner(clamd.address);
    const large = Buffer.alloc(20 * 1024 * 1024, 'paper');
    for (const clean of [Buffer.from('a paper'), large, Buffer.from(EICAR.slice(1))])
      expect(await verdictOf(scanner, clean)).toBe('clean');
    for (const content of [Buffer.from(EICAR), Buffer.concat([large, Buffer.from(EICAR)])]) {
      const found = await verdictOf(scanner, content);
      expect(found).toBeInstanceOf(ScanRefused);
      expect(found).toMatchObject({ code: 'SCAN_INFECTED' });
      expect(String((found as ScanRefused).details['virus'])).toContain('EICAR');
    }
  }, 60_000);

  it('that is not there makes nobody’s file bad', async () => {
    const nobody = new ClamdScanner(`127.0.0.1:${String(await anyPort())}`);
    expect(await verdictOf(nobody, Buffer.from('a paper'))).toBeInstanceOf(ScannerAway);
    const noSocket = new ClamdScanner('/nowhere/clamd.ctl');
    expect(await verdictOf(noSocket, Buffer.from('a paper'))).toBeInstanceOf(ScannerAway);
  });

  it.each([
    ['says nothing', () => undefined],
    ['hangs up', (socket: { end(): void }) => socket.end()],
    [
      'refuses the size',
      (socket: { end(text: string): void }) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
    ],
    [
      'talks without an end',
      (socket: { end(text: string): void }) => socket.end('x'.repeat(100_000)),
    ],
    [
      'is no clamd at all',
      (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\n\r\n\0'),
    ],
  ])('that %s is away: its answer is never taken for a yes', async (_, answer) => {
    clamd = await serving(await anyPort(), answer);
    const scanner = new ClamdScanner(clamd.address, 500);
    expect(await verdictOf(scanner, Buffer.from('a paper'))).toBeInstanceOf(ScannerAway);
  });
});

import { describe, expect, it } from '@jest/globals';
import { runBounded } from '#libs/documents/bounded-process';
import { ScanRefused } from '#libs/documents/scan-limits';
import { damagedIfUnreadable, ReaderFailed } from '#libs/documents/unreadable';

const BOUNDS = {
  cpuMillisecondsMax: 10_000,
  millisecondsMax: 20_000,
  memoryBytesMax: 1024 ** 3,
  outputBytesMax: 1024,
};
const failing = (error: unknown) =>
  damagedIfUnreadable(() =>
    Promise.resolve().then(() => {
      throw error;
    }),
  );
const ended = (script: string) => runBounded(['sh', '-c', script], Buffer.alloc(0), BOUNDS);

describe('A picture that cannot be read', () => {
  it.each([
    'Input buffer contains unsupported image format',
    'VipsJpeg: premature end of JPEG image',
    'pngload_buffer: libspng read error',
  ])('is damaged when the file is the cause: %s', async (message) => {
    await expect(failing(new Error(message))).rejects.toMatchObject({ code: 'SCAN_DAMAGED' });
  });

  it.each(['vips_tracked: out of memory --- size == 144MB', 'write: No space left on device'])(
    'is an outage when the machine is the cause: %s',
    async (message) => {
      await expect(failing(new Error(message))).rejects.toThrow(ReaderFailed);
    },
  );

  it('is what it is when the system or our own program says so', async () => {
    const full = Object.assign(new Error('open'), { code: 'EMFILE' });
    await expect(failing(full)).rejects.toBe(full);
    const mistake = new TypeError('not a function');
    await expect(failing(mistake)).rejects.toBe(mistake);
  });
});

describe('A reader of foreign files', () => {
  it.each(['exit 1', 'kill -SEGV $$', 'kill -ABRT $$'])(
    'that gives up or falls over the file calls it damaged: %s',
    async (script) => {
      await expect(ended(script)).rejects.toMatchObject({ code: 'SCAN_DAMAGED' });
    },
  );

  it.each(['kill -KILL $$', 'kill -TERM $$'])(
    'that somebody else ends has said nothing about the file: %s',
    async (script) => {
      await expect(ended(script)).rejects.toThrow(ReaderFailed);
    },
  );

  it('that works too long is killed by us, and the file is too costly', async () => {
    const short = { ...BOUNDS, millisecondsMax: 100 };
    await expect(
      runBounded(['sh', '-c', 'exec sleep 20'], Buffer.alloc(0), short),
    ).rejects.toMatchObject(new ScanRefused('SCAN_TOO_COSTLY'));
  });
});

import { ScanRefused } from '#libs/documents/scan-limits';

/** What the machine has run out of, in the words of libvips and of the system below it. */
const MACHINE = /out of memory|cannot allocate|no space left|too many open files|read-only file/i;

/** The machine could not read a file; another time it may. Its code says so to whoever tells outages from mistakes. */
export class ReaderFailed extends Error {
  readonly code = 'EREADER';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReaderFailed';
  }
}

/**
 * Only what a file itself causes is its damage: its sender is asked for another. When memory, disk or our own program
 * fails, the file stays and is tried again.
 */
export async function damagedIfUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError || 'code' in error) throw error;
    if (MACHINE.test(error.message))
      throw new ReaderFailed('the machine could not read the picture', { cause: error });
    throw new ScanRefused('SCAN_DAMAGED');
  }
}

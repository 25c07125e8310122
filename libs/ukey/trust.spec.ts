import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthority } from '#libs/demonstration/ukey-authority';
import { openAuthority } from '#libs/demonstration/ukey-store';
import { demonstrationRoots, readTrust } from '#libs/ukey/trust';

describe('the trust folder', () => {
  let folder: string;
  let demonstrationPem: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trust-'));
    const keyFolder = join(folder, 'keys');
    const trustFolder = join(folder, 'trust');
    ({ certificatePem: demonstrationPem } = await openAuthority(
      { keyFolder, trustFolder },
      new Date(),
    ));
    const real = await createAuthority([{ CN: ['A real authority'] }], new Date());
    await write('real.pem', real.certificatePem);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, pem: string) => writeFile(join(folder, 'trust', name), pem);
  const rootsOf = async (demonstration: boolean) =>
    (await readTrust(join(folder, 'trust'), demonstration)).roots.length;

  it('is believed as a whole by a demonstration', async () => {
    expect(await rootsOf(true)).toBe(2);
  });

  it('is believed in production but for the demonstration’s root, under its name and any other', async () => {
    await write('copied.pem', demonstrationPem);
    await write('renamed again.pem', `some words before it\n${demonstrationPem}`);
    expect(await rootsOf(false)).toBe(1);
    expect(await demonstrationRoots(join(folder, 'trust'))).toEqual([
      'copied.pem',
      'demonstration.pem',
      'renamed again.pem',
    ]);
  });

  it('knows a copy without the file it was copied from', async () => {
    await rm(join(folder, 'trust', 'demonstration.pem'));
    await write('issuing-authority.pem', demonstrationPem);
    expect(await rootsOf(false)).toBe(1);
    expect(await demonstrationRoots(join(folder, 'trust'))).toEqual(['issuing-authority.pem']);
  });

  it('holds nothing of a demonstration when it is a real one', async () => {
    await rm(join(folder, 'trust', 'demonstration.pem'));
    expect(await demonstrationRoots(join(folder, 'trust'))).toEqual([]);
    expect(await demonstrationRoots(join(folder, 'absent'))).toEqual([]);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentHashOf, FileMissing, readStored, type FileStore } from '#libs/documents/file-store';
import { openFileStore } from '#libs/documents/open-file-store';
import { S3FileStore } from '#libs/documents/s3-file-store';
import { startS3, type S3Server } from '#test/medium/s3-server';

const BUILD_MILLISECONDS_MAX = 600_000;

let folder: string;
let s3: S3Server;
const stores: Record<string, FileStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  s3 = await startS3(folder);
  stores['a folder'] = openFileStore({ dataFolder: folder, s3Region: 'us-east-1' });
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.place;
  stores['an S3 server'] = openFileStore({
    dataFolder: folder,
    s3Endpoint: endpoint,
    s3Region: region,
    s3Bucket: bucket,
    s3AccessKeyId: accessKeyId,
    s3SecretAccessKey: secretAccessKey,
  });
}, BUILD_MILLISECONDS_MAX);

afterAll(async () => {
  for (const store of Object.values(stores)) store.close();
  await s3.stop();
  await rm(folder, { recursive: true });
});

describe.each(['a folder', 'an S3 server'])('Files in %s', (kind) => {
  const store = (): FileStore => {
    const found = stores[kind];
    if (found === undefined) throw new Error(`no store ${kind}`);
    return found;
  };

  it('come back byte for byte under the hash of their content', async () => {
    const content = randomBytes(3 * 1024 * 1024 + 7);
    const hash = await store().put(content);
    expect(hash).toBe(contentHashOf(content));
    expect((await readStored(store(), hash)).equals(content)).toBe(true);
  });

  it('are kept once, however often and by however many they are put', async () => {
    const content = randomBytes(1_000);
    const hashes = await Promise.all(Array.from({ length: 8 }, () => store().put(content)));
    expect(new Set(hashes).size).toBe(1);
    expect((await readStored(store(), contentHashOf(content))).equals(content)).toBe(true);
  });

  it('are missed by name before the first byte', async () => {
    const absent = contentHashOf(Buffer.from('never put'));
    expect(await store().has(absent)).toBe(false);
    await expect(store().openStream(absent)).rejects.toThrow(FileMissing);
  });

  it('are gone when deleted, and deleting them again is fine', async () => {
    const hash = await store().put(randomBytes(10));
    await store().delete(hash);
    await store().delete(hash);
    expect(await store().has(hash)).toBe(false);
  });

  it('are never looked for outside the store', async () => {
    await expect(store().openStream('../../etc/passwd')).rejects.toThrow(RangeError);
  });
});

describe('The configuration', () => {
  it('chooses S3 when it names one, else the folder', () => {
    expect(stores['an S3 server']).toBeInstanceOf(S3FileStore);
    expect(stores['a folder']).not.toBeInstanceOf(S3FileStore);
  });
});

describe('A folder', () => {
  it('spreads files over two levels and leaves no half-written file', async () => {
    const hash = await stores['a folder']?.put(Buffer.from('spread'));
    const place = join(folder, 'files', String(hash).slice(0, 2), String(hash).slice(2, 4));
    expect(await readdir(place)).toEqual([hash]);
    expect((await stat(join(place, String(hash)))).mode & 0o007).toBe(0);
  });
});

describe('A folder that cannot be looked into', () => {
  it('is a failure, and no file that is not there', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    const broken = openFileStore({ dataFolder: file, s3Region: 'us-east-1' });
    await expect(broken.has(contentHashOf(Buffer.from('x')))).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
  });
});

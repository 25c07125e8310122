import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  contentHashOf,
  FileMissing,
  requireHash,
  type FileStore,
} from '#libs/documents/file-store';

/** Files in a folder: ab/cd/abcd…; two levels keep each folder small at ten million files. */
export class FolderFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  /** Written aside, flushed, then renamed: a reader sees the whole file or none, after a crash too. */
  async put(content: Buffer): Promise<string> {
    const hash = contentHashOf(content);
    if (await this.has(hash)) return hash;
    const target = this.pathOf(hash);
    await mkdir(this.folderOf(hash), { recursive: true });
    const aside = `${target}.${randomUUID()}.part`;
    try {
      await writeFlushed(aside, content);
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    await flushFolder(this.folderOf(hash));
    return hash;
  }

  async openStream(hash: string): Promise<Readable> {
    const file = await open(this.pathOf(hash), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new FileMissing(hash) : error;
    });
    return file.createReadStream();
  }

  async has(hash: string): Promise<boolean> {
    try {
      await access(this.pathOf(hash));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(hash: string): Promise<void> {
    await rm(this.pathOf(hash), { force: true });
  }

  close(): void {
    // A folder holds nothing open between calls.
  }

  private folderOf(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash.slice(2, 4));
  }

  private pathOf(hash: string): string {
    return join(this.folderOf(requireHash(hash)), hash);
  }
}

async function writeFlushed(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** The rename itself lives in the folder: without this it can be lost by a power cut. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

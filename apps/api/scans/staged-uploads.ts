import { constants } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '#config/config';

/** Never truncated: what another sender has written is not thrown away by opening. */
const OPEN_FLAGS = constants.O_RDWR | constants.O_CREAT;

/** Bytes of uploads under way, one file each; the data folder is shared by the api's processes. */
@Injectable()
export class StagedUploads {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataFolder, 'uploads');
  }

  /** Under the upload's lock, and on the disk before the offset is. The same chunk at the same place changes nothing. */
  async write(id: string, offset: number, chunk: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = await open(this.pathOf(id), OPEN_FLAGS, 0o640);
    try {
      const { bytesWritten } = await file.write(chunk, 0, chunk.length, offset);
      if (bytesWritten !== chunk.length) throw new Error('the disk took only a part of a chunk');
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** null when nothing is there. */
  async read(id: string): Promise<Buffer | null> {
    return readFile(this.pathOf(id)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private pathOf(id: string): string {
    if (!/^[0-9a-f]{26}$/.test(id)) throw new RangeError('not an upload id');
    return join(this.folder, id);
  }
}

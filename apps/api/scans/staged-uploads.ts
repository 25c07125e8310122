import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '#config/config';

/** Bytes of uploads under way, one file each; the data folder is shared by the api's processes. */
@Injectable()
export class StagedUploads {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataFolder, 'uploads');
  }

  /** Writing the same chunk at the same place again changes nothing. */
  async write(id: string, offset: number, chunk: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = await open(this.pathOf(id), offset === 0 ? 'w' : 'r+', 0o640);
    try {
      await file.write(chunk, 0, chunk.length, offset);
    } finally {
      await file.close();
    }
  }

  read(id: string): Promise<Buffer> {
    return readFile(this.pathOf(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private pathOf(id: string): string {
    if (!/^[0-9a-f]{26}$/.test(id)) throw new RangeError('not an upload id');
    return join(this.folder, id);
  }
}

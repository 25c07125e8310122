import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A body that lies on the disk until it is wanted: however many arrive at once, none of them fills the memory. */
export class SpooledBody {
  private constructor(
    private readonly file: FileHandle,
    readonly bytes: number,
    readonly sha256Base64: string,
  ) {}

  /** The file has no name from its first byte on: whatever ends this process, nothing of it stays. */
  static async of(parts: AsyncIterable<Buffer>, folder: string): Promise<SpooledBody> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    const file = await open(path, 'wx+', 0o600);
    try {
      await rm(path);
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const part of parts) {
        await file.write(part, 0, part.length, bytes);
        bytes += part.length;
        hash.update(part);
      }
      return new SpooledBody(file, bytes, hash.digest('base64'));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async read(): Promise<Buffer> {
    const content = Buffer.allocUnsafe(this.bytes);
    for (let at = 0; at < this.bytes;) {
      const { bytesRead } = await this.file.read(content, at, this.bytes - at, at);
      if (bytesRead === 0) throw new Error('the disk gave only a part of a body');
      at += bytesRead;
    }
    return content;
  }

  /** Closes with its last byte, or when it is given up. */
  stream(): Readable {
    return this.file.createReadStream({ start: 0 });
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

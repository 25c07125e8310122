import { describe, expect, it } from '@jest/globals';
import { FileUnreadable } from '../api/file-bytes';
import { uploadInChunks, type UploadWay } from './chunked-upload';

const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

describe('a page sent in pieces', () => {
  it('arrives whole and in order', async () => {
    const received: string[] = [];
    const way: UploadWay<string> = {
      async send(_id, offset, chunk) {
        received.push(await chunk.text());
        const end = offset + chunk.size;
        return { offset: end, scan: end === 10 ? 'page' : null };
      },
      offsetOf: () => Promise.resolve(0),
    };
    await expect(
      uploadInChunks(new Blob(['0123456789']), { id: 'a', offset: 0, chunkBytes: 4 }, way, watch()),
    ).resolves.toBe('page');
    expect(received).toEqual(['0123', '4567', '89']);
  });

  it('goes on where the server stands after the line broke', async () => {
    const offsets: number[] = [];
    const way: UploadWay<string> = {
      send(_id, offset, chunk) {
        offsets.push(offset);
        if (offsets.length === 2) return Promise.reject(new TypeError('line broken'));
        const end = offset + chunk.size;
        return Promise.resolve({ offset: end, scan: end === 10 ? 'page' : null });
      },
      offsetOf: () => Promise.resolve(6),
    };
    await uploadInChunks(
      new Blob(['0123456789']),
      { id: 'a', offset: 0, chunkBytes: 4 },
      way,
      watch(),
    );
    expect(offsets).toEqual([0, 4, 6]);
  });

  it('of a file that was changed or removed meanwhile is given up at once, and called that', async () => {
    let sent = 0;
    const way: UploadWay<string> = {
      send: () => Promise.resolve({ offset: (sent += 1), scan: null }),
      offsetOf: () => Promise.resolve(0),
    };
    const gone = new Blob(['0123456789']);
    gone.slice = () => {
      const part = new Blob();
      part.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
      return part;
    };
    const ticket = { id: 'a', offset: 0, chunkBytes: 4 };
    await expect(uploadInChunks(gone, ticket, way, watch())).rejects.toThrow(FileUnreadable);
    expect(sent).toBe(0);
  });

  it('does not repeat what the server refused', async () => {
    let sent = 0;
    const way: UploadWay<string> = {
      send: () => {
        sent += 1;
        return Promise.reject(Object.assign(new Error('too large'), { status: 413 }));
      },
      offsetOf: () => Promise.resolve(0),
    };
    await expect(
      uploadInChunks(new Blob(['01']), { id: 'a', offset: 0, chunkBytes: 4 }, way, watch()),
    ).rejects.toThrow('too large');
    expect(sent).toBe(1);
  });
});

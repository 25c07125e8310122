import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import {
  contentHashOf,
  FileMissing,
  requireHash,
  type FileStore,
} from '#libs/documents/file-store';

export interface S3Place {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const ATTEMPTS_MAX = 3;
const REQUEST_MILLISECONDS_MAX = 30_000;

/** The same store in any S3-compatible service; the bucket exists and is private. */
export class S3FileStore implements FileStore {
  private readonly client: S3Client;

  constructor(private readonly place: S3Place) {
    this.client = new S3Client({
      endpoint: place.endpoint,
      region: place.region,
      credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey },
      // Buckets as host names need wildcard DNS, which private installations do not have.
      forcePathStyle: true,
      maxAttempts: ATTEMPTS_MAX,
      requestHandler: { requestTimeout: REQUEST_MILLISECONDS_MAX, connectionTimeout: 5_000 },
    });
  }

  async put(content: Buffer): Promise<string> {
    const hash = contentHashOf(content);
    if (await this.has(hash)) return hash;
    await this.client.send(
      new PutObjectCommand({
        ...this.objectOf(hash),
        Body: content,
        ContentType: 'application/octet-stream',
        // The service refuses bytes that changed on the way.
        ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64'),
      }),
    );
    return hash;
  }

  async openStream(hash: string): Promise<Readable> {
    try {
      const answer = await this.client.send(new GetObjectCommand(this.objectOf(hash)));
      if (!(answer.Body instanceof Readable))
        throw new Error('the storage answered without a body');
      return answer.Body;
    } catch (error) {
      throw isMissing(error) ? new FileMissing(hash) : error;
    }
  }

  async has(hash: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.objectOf(hash)));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(hash: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.objectOf(hash)));
  }

  close(): void {
    this.client.destroy();
  }

  private objectOf(hash: string): { Bucket: string; Key: string } {
    const key = requireHash(hash);
    return { Bucket: this.place.bucket, Key: `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}` };
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    error.$metadata.httpStatusCode === 404 &&
    // A bucket that is not there is a storage out of order, not a file that was removed.
    error.name !== 'NoSuchBucket'
  );
}

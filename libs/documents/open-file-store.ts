import { join } from 'node:path';
import type { FileStore } from '#libs/documents/file-store';
import { FolderFileStore } from '#libs/documents/folder-file-store';
import { S3FileStore } from '#libs/documents/s3-file-store';

/** The part of the configuration that says where files lie. */
export interface FileStoreChoice {
  readonly dataFolder: string;
  readonly s3Endpoint?: string;
  readonly s3Bucket?: string;
  readonly s3AccessKeyId?: string;
  readonly s3SecretAccessKey?: string;
  readonly s3Region: string;
}

/** S3-compatible storage when one is named, otherwise a folder inside the data folder. */
export function openFileStore(choice: FileStoreChoice): FileStore {
  const { s3Endpoint, s3Bucket, s3AccessKeyId, s3SecretAccessKey } = choice;
  if (
    s3Endpoint === undefined ||
    s3Bucket === undefined ||
    s3AccessKeyId === undefined ||
    s3SecretAccessKey === undefined
  ) {
    return new FolderFileStore(join(choice.dataFolder, 'files'));
  }
  return new S3FileStore({
    endpoint: s3Endpoint,
    region: choice.s3Region,
    bucket: s3Bucket,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  });
}

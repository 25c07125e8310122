import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config/config';
import { FileStore } from '#libs/documents/file-store';
import { openFileStore } from '#libs/documents/open-file-store';

/** The store of scans and documents under its class, whichever the configuration names. */
@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [Config], useFactory: (config: Config) => openFileStore(config) },
  ],
  exports: [FileStore],
})
export class StorageModule implements OnApplicationShutdown {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  onApplicationShutdown(): void {
    this.files.close();
  }
}

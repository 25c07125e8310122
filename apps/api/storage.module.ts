import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config/config';
import { FileStore } from '#libs/documents/file-store';
import { openFileStore } from '#libs/documents/open-file-store';
import { openVirusScanner } from '#libs/documents/open-virus-scanner';
import { VirusScanner } from '#libs/documents/virus-scanner';

/** The store of scans and documents, and who looks papers through, each under its class, whichever the configuration names. */
@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [Config], useFactory: (config: Config) => openFileStore(config) },
    {
      provide: VirusScanner,
      inject: [Config],
      useFactory: (config: Config) => openVirusScanner(config),
    },
  ],
  exports: [FileStore, VirusScanner],
})
export class StorageModule implements OnApplicationShutdown {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  onApplicationShutdown(): void {
    this.files.close();
  }
}

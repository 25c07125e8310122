import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { Config } from '#config/config';
import { payloadCodecs } from '#libs/engine/payload-codec';

@Injectable()
class TemporalConnection implements OnApplicationShutdown {
  readonly connection: Connection;

  /** Lazy: the api starts, and answers what needs no process, while the engine is away. */
  constructor(config: Config) {
    this.connection = Connection.lazy({
      address: config.temporalAddress,
      tls: config.temporalTls,
      apiKey: config.temporalApiKey,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}

/** Temporal's Client under its own class. */
@Global()
@Module({
  providers: [
    TemporalConnection,
    {
      provide: Client,
      inject: [TemporalConnection, Config],
      useFactory: ({ connection }: TemporalConnection, config: Config) =>
        new Client({
          connection,
          namespace: config.temporalNamespace,
          dataConverter: { payloadCodecs: payloadCodecs(config.temporalPayloadKey) },
        }),
    },
  ],
  exports: [Client],
})
export class TemporalModule {}

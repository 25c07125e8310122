import { Module, type DynamicModule } from '@nestjs/common';
import { Config } from '#config/config';

/** Hands the validated configuration to every module under its class. */
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}

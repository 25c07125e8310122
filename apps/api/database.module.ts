import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '#config/config';
import { dataSourceOptions, FOR_CALLERS } from '#libs/persistence/data-source';

/** Twice the claims and commands a process has under way at its busiest; MySQL's own default allows 151 in all. */
const CONNECTIONS_MAX = 20;

/** The connection of libs/persistence as Nest's DataSource. Migrations are a command of their own, never part of a start. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.databaseUrl, CONNECTIONS_MAX, FOR_CALLERS),
        migrationsRun: false,
        retryAttempts: 3,
        retryDelay: 1000,
      }),
    }),
  ],
})
export class DatabaseModule {}

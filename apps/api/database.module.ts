import { Module, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { requireCollations } from '#libs/persistence/database/collations';
import { dataSourceOptions, FOR_CALLERS } from '#libs/persistence/database/data-source';

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
export class DatabaseModule implements OnModuleInit {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Sign-in and every comparison rest on it: no start on a database that takes different names for the same. */
  onModuleInit(): Promise<void> {
    return requireCollations(this.dataSource);
  }
}

import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { withNamedLock } from '#libs/persistence/database/named-lock';
import { Chores } from '#apps/api/housekeeping/chores';
import { Log } from '#apps/api/observability/log';
import { Periodic } from '#apps/api/periodic';

const EVERY_MS = 3_600_000;

/** Takes away hourly what nobody needs any more. One api process does it at a time. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly periodic = new Periodic(EVERY_MS, () => this.sweep());

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly chores: Chores,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.periodic.stop();
  }

  async sweep(): Promise<void> {
    await this.safely('lock', async () => {
      await withNamedLock(this.dataSource, 'hall-housekeeping', () => this.all());
    });
  }

  private async all(): Promise<void> {
    for (const [name, chore] of Object.entries(this.chores.all)) await this.safely(name, chore);
  }

  private async safely(name: string, chore: () => Promise<void>): Promise<void> {
    try {
      await chore();
    } catch (error) {
      const failure = error instanceof Error ? error.name : 'unknown';
      this.log.pino.warn({ chore: name, failure }, 'not swept, tried again in an hour');
    }
  }
}

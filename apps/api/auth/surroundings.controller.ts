import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Public } from '#apps/api/auth/actor';
import { SurroundingsView } from '#apps/api/auth/auth.dto';
import { Config } from '#config/config';
import { databaseNow } from '#libs/persistence/database/database-clock';

/** For the check of the computer before anybody signs in. */
@ApiTags('auth')
@Public()
@Controller('auth/surroundings')
export class SurroundingsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** The time that keys and sessions are judged by, and where the key's driver is. */
  @Get()
  @ApiOkResponse({ type: SurroundingsView })
  async read(): Promise<SurroundingsView> {
    const now = await databaseNow(this.dataSource.manager);
    return { now: now.toISOString(), ukeyDriverUrl: this.config.ukeyDriverUrl ?? null };
  }
}

import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '#apps/api/auth/actor';
import { ReadinessProbe, type Readiness } from '#apps/api/health/readiness';

/** For the orchestrator: live = this process answers, ready = its servers answer too. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessProbe) {}

  @Public()
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Public()
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<Readiness & { status: string }> {
    const found = await this.readiness.probe();
    const ready = found.database && found.temporal;
    response.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'not ready', ...found };
  }
}

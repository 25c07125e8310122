import { Module } from '@nestjs/common';
import { HealthController } from '#apps/api/health/health.controller';
import { ReadinessProbe } from '#apps/api/health/readiness';

@Module({ controllers: [HealthController], providers: [ReadinessProbe], exports: [ReadinessProbe] })
export class HealthModule {}

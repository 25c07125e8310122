import { Global, Module } from '@nestjs/common';
import { Log } from '#apps/api/observability/log';
import { Metrics } from '#apps/api/observability/metrics';
import { MetricsController } from '#apps/api/observability/metrics.controller';

@Global()
@Module({ controllers: [MetricsController], providers: [Log, Metrics], exports: [Log, Metrics] })
export class ObservabilityModule {}

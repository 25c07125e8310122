import { Global, Module } from '@nestjs/common';
import { HealthModule } from '#apps/api/health/health.module';
import { CaseGauges } from '#apps/api/observability/case-gauges';
import { Log } from '#apps/api/observability/log';
import { Metrics } from '#apps/api/observability/metrics';
import { MetricsController } from '#apps/api/observability/metrics.controller';

@Global()
@Module({
  imports: [HealthModule],
  controllers: [MetricsController],
  providers: [Log, Metrics, CaseGauges],
  exports: [Log, Metrics],
})
export class ObservabilityModule {}

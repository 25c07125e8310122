import type { INestApplication } from '@nestjs/common';

/** Everything is under /api but what orchestrator and Prometheus ask. */
export function useApiPrefix(app: INestApplication): void {
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
}

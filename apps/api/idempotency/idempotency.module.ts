import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IdempotencyInterceptor } from '#apps/api/idempotency/idempotency.interceptor';
import { IdempotentRequests } from '#apps/api/idempotency/idempotent-requests';

@Module({
  providers: [IdempotentRequests, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class IdempotencyModule {}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { deadlineIn } from '#apps/api/engine-deadline';

const PROBE_LIMIT_MS = 2_000;

export interface Readiness {
  readonly database: boolean;
  readonly temporal: boolean;
}

/** Whether the two servers the api lives on answer within two seconds. */
@Injectable()
export class ReadinessProbe {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly temporal: Client,
  ) {}

  async probe(): Promise<Readiness> {
    const [database, temporal] = await Promise.all([
      answers(this.dataSource.query('select 1')),
      answers(
        this.temporal.connection.withDeadline(deadlineIn(PROBE_LIMIT_MS), () =>
          this.temporal.connection.workflowService.getSystemInfo({}),
        ),
      ),
    ]);
    return { database, temporal };
  }
}

async function answers(probe: Promise<unknown>): Promise<boolean> {
  const limit = new Promise<boolean>((resolve) => {
    setTimeout(resolve, PROBE_LIMIT_MS, false).unref();
  });
  return Promise.race([
    probe.then(
      () => true,
      () => false,
    ),
    limit,
  ]);
}

import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { deadlineIn } from '#apps/api/engine-deadline';
import { Log } from '#apps/api/observability/log';
import { SharedDuty } from '#apps/api/shared-duty';
import { HALL_QUEUE, ROUND_SCHEDULE, ROUND_WORKFLOW_TYPE } from '#workflows/messages';

const ENGINE_WAITS_MS = 5_000;
const DUTY = {
  everyMs: 60_000,
  lock: 'hall-round-schedule',
  failed: 'the daily round is not on the engine’s schedule, tried again in a minute',
};

/** Before the offices open. What was missed while the engine stood still is made up for, once: rounds come to the same. */
const SCHEDULE: ScheduleOptions = {
  scheduleId: ROUND_SCHEDULE,
  spec: { calendars: [{ hour: 6, minute: 30 }], timezone: 'Asia/Shanghai' },
  policies: { overlap: 'SKIP', catchupWindow: '7 days' },
  action: {
    type: 'startWorkflow',
    workflowType: ROUND_WORKFLOW_TYPE,
    workflowId: ROUND_SCHEDULE,
    taskQueue: HALL_QUEUE,
    args: [],
  },
};

/** Puts the daily round on the engine's schedule, as it is meant now; an engine that comes later finds it a minute after. */
@Injectable()
export class RoundSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;
  private isThere = false;

  constructor(
    @InjectDataSource() dataSource: DataSource,
    private readonly client: Client,
    log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, async () => {
      if (!this.isThere) await this.ensure();
    });
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  async ensure(): Promise<void> {
    const { schedule, connection } = this.client;
    await connection.withDeadline(deadlineIn(ENGINE_WAITS_MS), async () => {
      try {
        await schedule.create(SCHEDULE);
      } catch (error) {
        if (!(error instanceof ScheduleAlreadyRunning)) throw error;
        const handle = schedule.getHandle(ROUND_SCHEDULE);
        await handle.update(({ state }) => ({ ...SCHEDULE, state }));
      }
    });
    this.isThere = true;
  }
}

import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoundDone } from '#activities/round.activities';
import { bundleOf } from '#test/workflow/case-world';
import { timeSkippingEngine } from '#test/workflow/time-skipping';
import { HALL_QUEUE, ROUND_WORKFLOW_TYPE } from '#workflows/messages';

const NOTHING: Omit<RoundDone, 'next'> = { ordered: 0, skipped: 0, reminded: 0, failed: 0 };

/** Five stretches of units, and what the next asking meets before it goes through. */
const asked: number[] = [];
const meets: Error[] = [];
const activities = {
  goThroughUnits({ after }: { after: number }): Promise<RoundDone> {
    asked.push(after);
    const error = meets.shift();
    if (error !== undefined) return Promise.reject(error);
    return Promise.resolve({ ...NOTHING, next: after < 800 ? after + 200 : null });
  },
};

describe('the daily round over the units', () => {
  let engine: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  beforeAll(async () => {
    engine = await timeSkippingEngine();
    worker = await Worker.create({
      connection: engine.nativeConnection,
      activities,
      taskQueue: HALL_QUEUE,
      workflowBundle: await bundleOf(),
    });
    running = worker.run();
  });
  afterAll(async () => {
    worker.shutdown();
    await running;
    await engine.teardown();
  });

  const round = async (workflowId: string): Promise<number[]> => {
    asked.length = 0;
    await engine.client.workflow.execute(ROUND_WORKFLOW_TYPE, {
      workflowId,
      taskQueue: HALL_QUEUE,
      args: [],
    });
    return [...asked];
  };

  it('goes through all of them, a stretch after the other', async () => {
    expect(await round('all')).toEqual([0, 200, 400, 600, 800]);
  });

  it('waits for a database that is away for hours, and goes on where it stood', async () => {
    meets.push(...Array.from({ length: 200 }, () => ApplicationFailure.retryable('away')));
    const begun = await engine.currentTimeMs();
    const stretches = await round('away');
    expect(stretches.slice(0, 200)).toEqual(Array.from({ length: 200 }, () => 0));
    expect(stretches.slice(200)).toEqual([0, 200, 400, 600, 800]);
    expect((await engine.currentTimeMs()) - begun).toBeGreaterThan(3 * 3_600_000);
  });
});

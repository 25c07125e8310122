import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { createActivities, type ActivityDeps } from '#activities/index';
import { tellableFailures } from '#apps/worker/activity-failures.interceptor';
import { workflowBundlePath } from '#apps/worker/workflow-bundle';
import { payloadCodecs } from '#libs/engine/payload-codec';
import { DOCUMENT_QUEUE, HALL_QUEUE, POSTING_QUEUE } from '#workflows/messages';

export interface WorkersInput {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly deps: ActivityDeps;
  readonly payloadKey: string | undefined;
  /** Pages the printer keeps open; two jobs more, so that none of them waits for the database. */
  readonly printsAtOnce: number;
}

/** Three queues: acts are short and many, postings long and heavy, prints bound by the browser. */
export async function createWorkers(input: WorkersInput): Promise<Worker[]> {
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection: input.connection,
    namespace: input.namespace,
    activities: createActivities(input.deps),
    dataConverter: { payloadCodecs: payloadCodecs(input.payloadKey) },
    shutdownGraceTime: '10s',
    interceptors: { activity: [() => ({ inbound: tellableFailures() })] },
  };
  return [
    await Worker.create({
      ...common,
      taskQueue: HALL_QUEUE,
      workflowBundle: { codePath: workflowBundlePath() },
      // A killed worker's sticky queue costs the next caller 2 s instead of 10.
      stickyQueueScheduleToStartTimeout: '2s',
      maxCachedWorkflows: 2_000,
      maxConcurrentActivityTaskExecutions: 40,
    }),
    await Worker.create({
      ...common,
      taskQueue: POSTING_QUEUE,
      maxConcurrentActivityTaskExecutions: 4,
    }),
    await Worker.create({
      ...common,
      taskQueue: DOCUMENT_QUEUE,
      maxConcurrentActivityTaskExecutions: input.printsAtOnce + 2,
    }),
  ];
}

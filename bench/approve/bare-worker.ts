import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** The product's worker settings, with nothing to do. */
const [address = '', namespace = 'default'] = process.argv.slice(2);
Runtime.install({
  telemetryOptions: { logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} } },
});
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('#bench/approve/bare.workflow')),
});
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } }),
  namespace,
  taskQueue: 'bare',
  workflowBundle,
  activities: { nothing: () => Promise.resolve() },
  shutdownGraceTime: '10s',
  stickyQueueScheduleToStartTimeout: '2s',
  maxCachedWorkflows: 2_000,
  maxConcurrentActivityTaskExecutions: 40,
});
await worker.run();

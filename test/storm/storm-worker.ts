import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo } from '@temporalio/activity';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '#activities/index';
import { keepAlive, tries } from '#apps/worker/activity-context';
import { tellableFailures } from '#apps/worker/activity-failures.interceptor';
import { workflowBundlePath } from '#apps/worker/workflow-bundle';
import { FolderFileStore } from '#libs/documents/folder-file-store';
import { createDataSource } from '#libs/persistence/database/data-source';

/**
 * A worker that dies on demand, over the real activities of the last build. Run by the storm tests:
 * `node test/storm/storm-worker.ts --database URL --engine HOST:PORT --queue hall [--queue …]`
 *   --kill-before N     kill −9 before the N-th statement of a posting; one past its COMMIT: before it is answered
 *   --kill-after VERB   kill −9 when an act of that verb is committed and the engine does not know
 *   --hold VERB --until FILE [--held before|after]   stop there, say so, and go on once the file exists
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
    files: { type: 'string', default: '' },
    queue: { type: 'string', multiple: true, default: [] },
    'kill-before': { type: 'string', default: '0' },
    'kill-after': { type: 'string', default: '' },
    hold: { type: 'string', default: '' },
    held: { type: 'string', default: 'before' },
    until: { type: 'string', default: '' },
  },
});

const killBefore = Number(values['kill-before']);
const posting = new AsyncLocalStorage<{ statements: number }>();

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function holdHere(verb: string, at: string): Promise<void> {
  if (values.hold !== verb || values.held !== at || existsSync(values.until)) return;
  process.stdout.write(`held ${verb}\n`);
  while (!existsSync(values.until)) await sleep(20);
}

const dataSource = await createDataSource(values.database, 10).initialize();
const createRunner = dataSource.createQueryRunner.bind(dataSource);
dataSource.createQueryRunner = (mode) => {
  const runner = createRunner(mode);
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  const counted = async (...args: unknown[]): Promise<unknown> => {
    const count = posting.getStore();
    if (count !== undefined && (count.statements += 1) === killBefore) await die();
    return query(...args);
  };
  return Object.assign(runner, { query: counted });
};

const real = createActivities({
  dataSource,
  keyedHashSecret: '',
  tries,
  keepAlive: (work) =>
    keepAlive(async () => {
      if (activityInfo().activityType !== 'post') return work();
      const count = { statements: 0 };
      const result = await posting.run(count, work);
      if (killBefore === count.statements + 1) await die();
      process.stdout.write(`posted in ${String(count.statements)} statements\n`);
      return result;
    }),
  // What is printed is tested elsewhere; a browser would only slow the storm.
  printer: { print: () => Promise.resolve({ pdf: Buffer.from('%PDF-1.7\n'), pages: 1 }) },
  fileStore: new FolderFileStore(values.files),
  verifyOrigin: 'http://127.0.0.1',
});
const activities = {
  ...real,
  act: async (request: Parameters<typeof real.act>[0]) => {
    await holdHere(request.verb, 'before');
    const result = await real.act(request);
    await holdHere(request.verb, 'after');
    if (values['kill-after'] === request.verb) await die();
    return result;
  },
};

const connection = await NativeConnection.connect({ address: values.engine });
const workers: Worker[] = [];
for (const taskQueue of values.queue) {
  const worker = await Worker.create({
    connection,
    activities,
    taskQueue,
    interceptors: { activity: [() => ({ inbound: tellableFailures() })] },
    shutdownGraceTime: '10s',
    stickyQueueScheduleToStartTimeout: '2s',
    ...(taskQueue === 'hall' ? { workflowBundle: { codePath: workflowBundlePath() } } : {}),
    ...(killBefore > 0 ? { maxConcurrentActivityTaskExecutions: 1 } : {}),
  });
  workers.push(worker);
}
process.stdout.write('ready\n');
await Promise.all(workers.map((worker) => worker.run()));
await connection.close();
await dataSource.destroy();

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { testEnvironment } from '#config/test-environment';
import type { HallClient } from '#test/e2e/hall-client';
import { Hall, type HallOptions } from '#test/e2e/hall';

/** An answer's body where the test's expectation is its type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

const KEYWORD = 2;
const SEARCH_ATTRIBUTES = ['HallBusiness', 'HallUnit', 'HallStage', 'HallBranch', 'HallRole'];
const SECONDS_MAX = 30;

/** The whole hall: the api in this process, a real worker beside it, an engine namespace of their own. */
export interface CaseHall {
  readonly hall: Hall;
  readonly namespace: string;
  stop(): Promise<void>;
}

export async function startCaseHall(options: HallOptions = {}): Promise<CaseHall> {
  const namespace = `t-${randomBytes(5).toString('hex')}`;
  await createNamespace(namespace);
  const hall = await Hall.start({ ...options, env: { ...options.env, TEMPORAL_NAMESPACE: namespace } });
  const worker = await startWorker(hall);
  return {
    hall,
    namespace,
    stop: async () => {
      await endChild(worker);
      await hall.stop();
    },
  };
}

/** The built worker on the hall's own database, folder and namespace; it serves once its health answers. */
export async function startWorker(hall: Hall, program = 'dist/apps/worker/main.js'): Promise<ChildProcess> {
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  const { config } = hall;
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      DATABASE_URL: config.databaseUrl,
      TEMPORAL_ADDRESS: config.temporalAddress,
      TEMPORAL_NAMESPACE: config.temporalNamespace,
      ...(config.temporalPayloadKey === undefined ? {} : { TEMPORAL_PAYLOAD_KEY: config.temporalPayloadKey }),
      MODE: config.mode,
      API_PORT: String(config.apiPort),
      WORKER_PORT: port,
      WEB_ORIGIN: config.webOrigin,
      DATA_FOLDER: config.dataFolder,
      UKEY_TRUST_FOLDER: config.ukeyTrustFolder,
      KEYED_HASH_SECRET: config.keyedHashSecret,
      SEALING_SECRET: config.sealingSecret,
      CHROMIUM_PATH: config.chromiumPath,
      LOG_LEVEL: 'fatal',
    },
  });
  await until(`worker on ${port}`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null);
    return answer?.ok === true;
  });
  return child;
}

export async function endChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** Gives a command and follows a 202 to its outcome. */
export async function command(client: HallClient, businessNo: string, verb: string, more: object = {}) {
  const headers = { 'Idempotency-Key': randomUUID() };
  let answer = await client.post<Loose>(`/api/submissions/${businessNo}/commands`, { verb, ...more }, { headers });
  for (let tries = 0; answer.body?.state === 'under-way' && tries < 100; tries += 1) {
    await sleep(200);
    answer = await client.get<Loose>(`/api/commands/${answer.body.requestId}`);
  }
  return answer;
}

/** Claims the open task of a case and gives the decision. */
export async function claimAndDecide(client: HallClient, businessNo: string, verb: string, opinion = '同意') {
  const { taskId } = (await client.get<Loose>(`/api/submissions/${businessNo}`)).body;
  await client.post<Loose>(`/api/tasks/${taskId}/claim`, {});
  return command(client, businessNo, verb, { taskId, opinion });
}

/** The case as the client sees it once it stands in a stage. */
export async function caseInStage(client: HallClient, businessNo: string, stage: string) {
  return until(`${businessNo} in ${stage}`, async () => {
    const { body } = await client.get<Loose>(`/api/submissions/${businessNo}`);
    return body.stage === stage ? body : false;
  });
}

/** Asks again until the answer is truthy. */
export async function until<T>(what: string, question: () => Promise<T | false | null | undefined>, seconds = SECONDS_MAX): Promise<T> {
  for (const began = Date.now(); Date.now() - began < seconds * 1_000; await sleep(100)) {
    const answer = await question();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
  }
  throw new Error(`waited ${String(seconds)} s in vain for ${what}`);
}

async function createNamespace(namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: testEnvironment.temporalAddress() });
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });
  await until(`namespace ${namespace}`, async () => {
    const added = connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, KEYWORD])),
    });
    return added.then(() => true, () => false);
  });
  await connection.close();
}

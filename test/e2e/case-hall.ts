import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { anyPort } from '#apps/local/ports';
import { testEnvironment } from '#config/test-environment';
import type { CommandDto, SubmissionDto } from '#apps/api/submissions/submission.dto';
import type { HallClient, RequestOptions } from '#test/e2e/hall-client';
import { Hall, type HallOptions } from '#test/e2e/hall';

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
  const hall = await Hall.start({
    ...options,
    env: { ...options.env, TEMPORAL_NAMESPACE: namespace },
  });
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
export async function startWorker(
  hall: Hall,
  program = 'dist/apps/worker/main.js',
): Promise<ChildProcess> {
  const port = String(await anyPort());
  const { config } = hall;
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      DATABASE_URL: config.databaseUrl,
      TEMPORAL_ADDRESS: config.temporalAddress,
      TEMPORAL_NAMESPACE: config.temporalNamespace,
      ...(config.temporalPayloadKey === undefined
        ? {}
        : { TEMPORAL_PAYLOAD_KEY: config.temporalPayloadKey }),
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
    if (child.exitCode !== null) throw new Error(`the worker ended with ${String(child.exitCode)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null);
    return answer?.ok === true;
  });
  return child;
}

export async function endChild(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Opens a case, or the operator's own draft of that business, however long it takes. */
export async function openCase(client: HallClient, business: string): Promise<SubmissionDto> {
  const opened = await client.post<SubmissionDto | CommandDto>('/api/submissions', { business });
  if (!('requestId' in opened.body)) return opened.body;
  const { businessNo } = await outcomeOf(client, opened.body);
  return readCase(client, businessNo);
}

export async function readCase(client: HallClient, businessNo: string): Promise<SubmissionDto> {
  return (await client.get<SubmissionDto>(`/api/submissions/${businessNo}`)).body;
}

/** If-Match for the draft as it stands now. */
export async function ifMatch(client: HallClient, businessNo: string): Promise<RequestOptions> {
  return {
    headers: { 'If-Match': `"${String((await readCase(client, businessNo)).draftVersion)}"` },
  };
}

/** Gives a command and follows a 202 to its outcome. */
export async function command(
  client: HallClient,
  businessNo: string,
  verb: string,
  more: object = {},
): Promise<CommandDto> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const path = `/api/submissions/${businessNo}/commands`;
  const seen =
    verb === 'submit' ? { draftVersion: (await readCase(client, businessNo)).draftVersion } : {};
  const { body } = await client.post<CommandDto>(path, { verb, ...seen, ...more }, { headers });
  return outcomeOf(client, body);
}

/** Gives a command, and reads the case as it stands after it. */
export async function caseAfter(
  client: HallClient,
  businessNo: string,
  verb: string,
): Promise<SubmissionDto> {
  await command(client, businessNo, verb);
  return readCase(client, businessNo);
}

/** A command that was under way, as it ended. */
async function outcomeOf(client: HallClient, told: CommandDto): Promise<CommandDto> {
  let body = told;
  for (let tries = 0; body.state === 'under-way' && tries < 100; tries += 1) {
    await sleep(200);
    ({ body } = await client.get<CommandDto>(`/api/commands/${body.requestId}`));
  }
  return body;
}

/** Claims the open task of a case and gives the decision. */
export async function claimAndDecide(
  client: HallClient,
  businessNo: string,
  verb: string,
  opinion = '同意',
): Promise<CommandDto> {
  const { taskId } = await readCase(client, businessNo);
  await client.post(`/api/tasks/${String(taskId)}/claim`, {});
  return command(client, businessNo, verb, { taskId, opinion });
}

/** The case as the client sees it once it stands in a stage. */
export function caseInStage(
  client: HallClient,
  businessNo: string,
  stage: string,
): Promise<SubmissionDto> {
  return until(`${businessNo} in ${stage}`, async () => {
    const found = await readCase(client, businessNo);
    return found.stage === stage && found;
  });
}

/** Asks again until the answer is truthy. */
export async function until<T>(
  what: string,
  question: () => Promise<T | false | null | undefined>,
  seconds = SECONDS_MAX,
): Promise<T> {
  const until = Date.now() + seconds * 1_000;
  while (Date.now() < until) {
    const answer = await question();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    await sleep(100);
  }
  throw new Error(`waited ${String(seconds)} s in vain for ${what}`);
}

async function createNamespace(namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: testEnvironment.temporalAddress() });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await until(`namespace ${namespace}`, async () => {
    const added = connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, KEYWORD])),
    });
    return added.then(
      () => true,
      () => false,
    );
  });
  await connection.close();
}

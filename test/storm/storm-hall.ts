import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { exitOf } from '#apps/local/run-command';
import { anyPort } from '#apps/local/ports';
import { temporalServer } from '#apps/local/temporal-server';
import { waitUntil } from '#apps/local/wait-until';
import { testEnvironment } from '#config/test-environment';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { createDatabase, dropDatabase } from '#libs/persistence/database/database';
import { HallClient } from '#test/e2e/hall-client';
import { insertUKey, operatorSignIn, staffSignIn } from '#test/e2e/sign-in';
import { filled } from '#test/medium/kept-database';
import { StormProcess } from '#test/storm/storm-process';

const SECRET = 'a secret of the storms, forty letters long';
const PROGRAMS = {
  api: 'dist/apps/api/main.js',
  worker: 'dist/apps/worker/main.js',
  lists: 'dist/apps/api/lists.js',
} as const;
/** A machine that does much else besides starts a program in half a minute. */
const START_LIMIT_MS = 90_000;
export const ALL_QUEUES = ['hall', 'hall-posting', 'hall-documents'];

export interface StormWorkerOptions {
  readonly queues?: readonly string[];
  readonly killBefore?: number;
  readonly killAfter?: string;
  readonly hold?: {
    readonly verb: string;
    readonly at: 'before' | 'after';
    readonly until: string;
  };
}

/** A hall of child processes on an engine of its own, whose parts are killed one by one. */
export class StormHall {
  readonly folder = mkdtempSync(join(tmpdir(), 'hall-storm-'));
  private readonly processes: StormProcess[] = [];
  private engineProcess: StormProcess | undefined;
  private apiPort = 0;
  private enginePort = 0;
  private constructor(
    readonly databaseUrl: string,
    readonly dataSource: DataSource,
    private readonly more: Readonly<Record<string, string>>,
  ) {}

  /**
   * `serverUrl` without a database: the test run's own server unless a test brings one that it kills. `more`: further keys
   * of Config for the programs.
   */
  static async begin(
    serverUrl = testEnvironment.databaseAdminUrl(),
    more: Readonly<Record<string, string>> = {},
  ): Promise<StormHall> {
    const url = new URL(serverUrl);
    url.pathname = `/t_${randomBytes(6).toString('hex')}`;
    await createDatabase(url.href);
    const dataSource = await createDataSource(url.href, 4).initialize();
    await filled(url.href, 'city-storm', async () => {
      await dataSource.runMigrations();
      await seedCity(dataSource, { seed: 'storm', keyedHashSecret: SECRET, sealingSecret: SECRET });
    });
    const hall = new StormHall(url.href, dataSource, more);
    [hall.apiPort, hall.enginePort] = [await anyPort(), await anyPort()];
    await hall.startEngine();
    return hall;
  }

  async end(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.kill()));
    await this.dataSource.destroy();
    await dropDatabase(this.databaseUrl);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.apiPort)}`;
  }

  get engineAddress(): string {
    return `127.0.0.1:${String(this.enginePort)}`;
  }

  get engineStore(): string {
    return join(this.folder, 'engine.db');
  }

  /** Same port, same store: what a supervisor does after a crash. */
  async startEngine(): Promise<void> {
    const cli = testEnvironment.temporalCli();
    const program = temporalServer({
      cli,
      port: this.enginePort,
      uiPort: await anyPort(),
      storeFile: this.engineStore,
      logFile: join(this.folder, 'engine.log'),
      cwd: this.folder,
      env: {},
    });
    this.engineProcess = this.started(
      new StormProcess(program.command, program.args, { logFile: program.logFile }),
    );
    const health = ['operator', 'cluster', 'health', '--address', this.engineAddress];
    await waitUntil(
      'the engine',
      START_LIMIT_MS,
      async () => (await exitOf(cli, health, { timeoutMs: 3_000 })).code === 0,
    );
  }

  async killEngine(): Promise<void> {
    await this.engineProcess?.kill();
  }

  /** Keeps the store as it is now, to be set back to. */
  async copyStore(): Promise<void> {
    await this.killEngine();
    for (const [file, copy] of this.storeFiles()) if (existsSync(file)) copyFileSync(file, copy);
    await this.startEngine();
  }

  /** As after a restore from a backup: the engine knows nothing of what has happened since. */
  async restoreStore(): Promise<void> {
    await this.killEngine();
    for (const [file, copy] of this.storeFiles()) {
      rmSync(file, { force: true });
      if (existsSync(copy)) copyFileSync(copy, file);
    }
    await this.startEngine();
  }

  /** `npm run lists -- verify | rebuild`: what it prints, and how it ends. */
  async lists(verb: 'verify' | 'rebuild'): Promise<{ said: string; end: string }> {
    const command = this.program('lists', {}, [verb]);
    const said = await command.says(' differences\n', START_LIMIT_MS);
    return { said, end: await command.ended };
  }

  async startApi(port = this.apiPort): Promise<StormProcess> {
    const api = this.program('api', { API_PORT: String(port) });
    const url = `http://127.0.0.1:${String(port)}/health/live`;
    await api.lives('the api', START_LIMIT_MS, url);
    return api;
  }

  async startWorker({
    queues = ALL_QUEUES,
    killBefore,
    killAfter,
    hold,
  }: StormWorkerOptions = {}): Promise<StormProcess> {
    const args = [
      ...[
        'test/storm/storm-worker.ts',
        '--database',
        this.databaseUrl,
        '--engine',
        this.engineAddress,
      ],
      ...['--files', this.folder],
      ...queues.flatMap((queue) => ['--queue', queue]),
      ...(killBefore === undefined ? [] : ['--kill-before', String(killBefore)]),
      ...(killAfter === undefined ? [] : ['--kill-after', killAfter]),
      ...(hold === undefined
        ? []
        : ['--hold', hold.verb, '--held', hold.at, '--until', hold.until]),
    ];
    const worker = this.started(
      new StormProcess(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
        logFile: join(this.folder, 'worker.log'),
      }),
    );
    await worker.says('ready', START_LIMIT_MS);
    return worker;
  }

  /** The worker as it is shipped, for tests that end it politely. */
  async startShippedWorker(): Promise<StormProcess> {
    const port = String(await anyPort());
    const worker = this.program('worker', { WORKER_PORT: port });
    await worker.lives('the worker', START_LIMIT_MS, `http://127.0.0.1:${port}/health/live`);
    return worker;
  }

  async operator(unitAccountNo: string, loginName = 'operator1'): Promise<HallClient> {
    const client = new HallClient(this.url);
    const key = await insertUKey(client, unitAccountNo);
    const login = { unitAccountNo, loginName, password: DEMONSTRATION_PASSWORD };
    const answer = await operatorSignIn(client, login, key);
    if (answer.status !== 200) throw new Error(`operator sign-in: ${JSON.stringify(answer.body)}`);
    return client;
  }

  /** `baseUrl`: the api process this browser happens to be sent to. */
  async staff(loginName: string, baseUrl = this.url): Promise<HallClient> {
    const client = new HallClient(baseUrl, this.url);
    const { code } = (
      await client.get<{ code: string }>(`/api/demonstration/totp?loginName=${loginName}`)
    ).body;
    const login = { loginName, password: DEMONSTRATION_PASSWORD, totp: code };
    const answer = await staffSignIn(client, login);
    if (answer.status !== 200) throw new Error(`staff sign-in: ${JSON.stringify(answer.body)}`);
    return client;
  }

  private storeFiles(): [string, string][] {
    return ['', '-wal', '-shm'].map((end) => [
      `${this.engineStore}${end}`,
      join(this.folder, `copy${end}`),
    ]);
  }

  private program(
    name: keyof typeof PROGRAMS,
    ports: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): StormProcess {
    const env = {
      DATABASE_URL: this.databaseUrl,
      TEMPORAL_ADDRESS: this.engineAddress,
      MODE: 'demonstration',
      API_PORT: String(this.apiPort),
      WEB_ORIGIN: this.url,
      DATA_FOLDER: this.folder,
      UKEY_TRUST_FOLDER: join(this.folder, 'ukey'),
      KEYED_HASH_SECRET: SECRET,
      SEALING_SECRET: SECRET,
      CHROMIUM_PATH: testEnvironment.chromiumPath(),
      LOG_LEVEL: 'warn',
      ...this.more,
      ...ports,
    };
    const logFile = join(this.folder, `${name}.log`);
    return this.started(
      new StormProcess(process.execPath, [PROGRAMS[name], ...args], { env, logFile }),
    );
  }

  private started(one: StormProcess): StormProcess {
    this.processes.push(one);
    return one;
  }
}

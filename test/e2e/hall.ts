import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createApplication } from '#apps/api/application';
import { loadConfig, type Config } from '#config/config';
import { testEnvironment } from '#config/test-environment';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { newToken } from '#libs/access/session-token';
import { anyPort } from '#apps/local/ports';
import { cityDatabase, freshDatabase, type TestDatabase } from '#test/medium/database';
import { HallClient } from '#test/e2e/hall-client';
import { insertUKey, operatorSignIn, staffSignIn } from '#test/e2e/sign-in';

export const UNIT_ONE = '01000000001';
export const UNIT_TWO = '01000000002';
const SECRET = 'a secret of the tests, forty letters long';
const CITY = { seed: 'e2e', keyedHashSecret: SECRET, sealingSecret: SECRET };

export interface HallOptions {
  readonly mode?: Config['mode'];
  /** Environment keys on top of the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** The demonstration city; true unless said otherwise. */
  readonly seeded?: boolean;
}

/** The real api in this process, on a database and a folder of its own. */
export class Hall {
  private readonly staffClients = new Map<string, Promise<HallClient>>();

  private constructor(
    readonly config: Config,
    readonly app: NestExpressApplication,
    private readonly database: TestDatabase,
  ) {}

  static async start(options: HallOptions = {}): Promise<Hall> {
    const database = await (options.seeded === false ? freshDatabase() : cityDatabase(CITY));
    const config = await configOf(database.url, options);
    const app = await createApplication(config);
    await app.listen(config.apiPort, config.apiHost);
    return new Hall(config, app, database);
  }

  get dataSource(): DataSource {
    return this.database.dataSource;
  }

  get url(): string {
    return this.config.webOrigin;
  }

  client(origin = this.url): HallClient {
    return new HallClient(`http://127.0.0.1:${String(this.config.apiPort)}`, origin);
  }

  /** A browser with the unit's key in it and the operator signed in. */
  async operator(unitAccountNo = UNIT_ONE, loginName = 'operator1'): Promise<HallClient> {
    const client = this.client();
    const key = await insertUKey(client, unitAccountNo);
    const login = { unitAccountNo, loginName, password: DEMONSTRATION_PASSWORD };
    const answer = await operatorSignIn(client, login, key);
    if (answer.status !== 200) throw new Error(`operator sign-in: ${JSON.stringify(answer.body)}`);
    return client;
  }

  /** One browser per login name: a code serves once, so signing in again at once would be refused. */
  async staff(loginName: string): Promise<HallClient> {
    const there = this.staffClients.get(loginName) ?? this.signInStaff(loginName);
    this.staffClients.set(loginName, there);
    return there;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    await rm(this.config.dataFolder, { recursive: true, force: true });
  }

  private async signInStaff(loginName: string): Promise<HallClient> {
    const client = this.client();
    const { code } = (
      await client.get<{ code: string }>(`/api/demonstration/totp?loginName=${loginName}`)
    ).body;
    const answer = await staffSignIn(client, {
      loginName,
      password: DEMONSTRATION_PASSWORD,
      totp: code,
    });
    if (answer.status !== 200) throw new Error(`staff sign-in: ${JSON.stringify(answer.body)}`);
    return client;
  }
}

async function configOf(
  databaseUrl: string,
  { mode = 'demonstration', env = {} }: HallOptions,
): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-e2e-'));
  // The origin is part of the configuration, so the port is found before the api listens.
  const port = String(await anyPort());
  return loadConfig({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: testEnvironment.temporalAddress(),
    MODE: mode,
    API_PORT: port,
    WEB_ORIGIN: `${mode === 'production' ? 'https' : 'http'}://127.0.0.1:${port}`,
    DATA_FOLDER: folder,
    UKEY_TRUST_FOLDER: join(folder, 'ukey-trust'),
    KEYED_HASH_SECRET: mode === 'production' ? newToken() : SECRET,
    SEALING_SECRET: mode === 'production' ? newToken() : SECRET,
    CHROMIUM_PATH: testEnvironment.chromiumPath(),
    LOG_LEVEL: 'fatal',
    ...env,
  });
}

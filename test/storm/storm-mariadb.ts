import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mariadbGreets, prepareMariadb } from '#apps/local/mariadb';
import { anyPort } from '#apps/local/ports';
import { testEnvironment } from '#config/test-environment';
import { waitUntil } from '#apps/local/wait-until';
import { StormProcess } from '#test/storm/storm-process';

const START_LIMIT_MS = 30_000;

/** A database server of one test's own, to be killed and started again over the same data. */
export class StormMariadb {
  private process: StormProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly password: string,
  ) {}

  static async begin(): Promise<StormMariadb> {
    const folder = mkdtempSync(join(tmpdir(), 'hall-storm-db-'));
    // The server drops to its own user, which must reach its data.
    chmodSync(folder, 0o755);
    const server = new StormMariadb(folder, await anyPort(), randomBytes(12).toString('hex'));
    await server.start();
    return server;
  }

  get url(): string {
    return `mariadb://storm:${this.password}@127.0.0.1:${String(this.port)}/`;
  }

  /** Does nothing while it stands. */
  async start(): Promise<void> {
    if (this.process?.hasEnded() === false) return;
    const program = await prepareMariadb({
      folder: join(this.folder, 'server'),
      logFile: join(this.folder, 'mariadb.log'),
      port: this.port,
      user: 'storm',
      password: this.password,
      scope: '*.*',
      mariadbd: testEnvironment.mariadbd(),
      installDb: testEnvironment.mariadbInstallDb(),
    });
    this.process = new StormProcess(program.command, program.args, { logFile: program.logFile });
    await waitUntil('MariaDB', START_LIMIT_MS, () => mariadbGreets(this.port));
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mariadbGreets, prepareMariadb } from '#apps/local/mariadb';
import { anyPort } from '#apps/local/ports';
import { testEnvironment } from '#config/test-environment';
import { waitUntil } from '#apps/local/wait-until';
import { StormProcess } from '#test/storm/storm-process';

const START_LIMIT_MS = 30_000;
/** 'sl: local:port remote:port state' of the kernel's list, established. */
const OPEN_TO = /^\s*\d+: [0-9A-F]{8}:[0-9A-F]{4} [0-9A-F]{8}:([0-9A-F]{4}) 01 /;

/** A database server of one test's own, to be killed and started again over the same data, or halted for a while. */
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

  /** It stands still: connections are taken by the machine, and nobody says anything on them. */
  pause(): void {
    this.process?.signal('SIGSTOP');
  }

  /** It goes on where it stood, with all that was said to it meanwhile. */
  resume(): void {
    this.process?.signal('SIGCONT');
  }

  /** Connections that programs of this machine hold to it, open from their side. */
  connections(): number {
    const port = this.port.toString(16).toUpperCase().padStart(4, '0');
    return readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .filter((line) => OPEN_TO.exec(line)?.[1] === port).length;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

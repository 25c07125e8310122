import type { ChildProcess } from 'node:child_process';

/** What a bench is given: running services on data of its own. Programs of the hall are started by the bench itself. */
export interface BenchContext {
  /** The checkout. */
  readonly root: string;
  /** A folder of this run, removed afterwards. */
  readonly folder: string;
  /** A server and a user allowed to create databases; no database in the path. */
  readonly databaseAdminUrl: string;
  readonly temporalAddress: string;
  readonly chromiumPath: string;
  /** The environment with which api and worker start on these services (all keys of Config; DATABASE_URL is migrated). */
  readonly environment: Readonly<Record<string, string>>;
  /** How much of its data is made, where somebody asks for less than the promise is about. */
  readonly size: number | undefined;
  /** Told of every program started: it is ended with the services, however the bench ends. */
  started(program: ChildProcess): void;
  log(text: string): void;
}

/** `ratio` is product to floor in the direction that makes more worse; the promise holds while ratio ≤ limit. */
export interface BenchResult {
  readonly ratio: number;
  readonly limit: number;
  readonly product: number;
  readonly floor: number;
  readonly unit: string;
  readonly details: Readonly<Record<string, number | string>>;
}

export interface Bench {
  run(context: BenchContext): Promise<BenchResult>;
}

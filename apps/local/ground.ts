import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import type { Programs } from '#apps/local/programs';
import { KeptPorts } from '#apps/local/kept-ports';
import { anyPort } from '#apps/local/ports';

/** What the steps of one command build up together. */
export interface GroundOptions {
  readonly root: string;
  /** Everything this run remembers lies here. */
  readonly dataFolder: string;
  readonly programs: Programs;
  /** Wished ports, or those of the last start, for people who know them by heart; any free ones beside a running hall. */
  readonly fixedPorts: boolean;
  /** Databases besides the hall's own may be created: tests and benches make theirs. */
  readonly manyDatabases: boolean;
  /** Never a server from outside: what tests and benches do to data is done to data of their own. */
  readonly ownServers: boolean;
}

const OUTSIDE_KEYS = /^(DATABASE_URL|TEMPORAL_|S3_)/;

export class Ground {
  /** The environment of api and worker, growing step by step; keys as in .env.example. */
  readonly environment: Record<string, string>;
  /** Found or made on the way, by name. */
  private readonly facts = new Map<string, string>();

  constructor(readonly options: GroundOptions) {
    const given = Object.entries(localEnvironment.config());
    const wanted = given.filter(([key]) => !(options.ownServers && OUTSIDE_KEYS.test(key)));
    this.environment = Object.fromEntries(wanted);
  }

  get programs(): Programs {
    return this.options.programs;
  }

  /** For fuzz and benches, whose single callers do the work of many people. */
  liftCallerRate(): void {
    this.environment['SIGNED_IN_REQUESTS_PER_MINUTE'] = '1000000';
  }

  inData(...path: string[]): string {
    return join(this.options.dataFolder, ...path);
  }

  inRoot(...path: string[]): string {
    return join(this.options.root, ...path);
  }

  logFile(name: string): string {
    return this.inData('logs', `${name}.log`);
  }

  port(wished: number, purpose: string): Promise<number> {
    if (!this.options.fixedPorts) return anyPort();
    return new KeptPorts(this.inData('ports.json')).port(wished, purpose);
  }

  learn(name: string, value: string): void {
    this.facts.set(name, value);
  }

  /** A fact that an earlier step owes. */
  know(name: string): string {
    const value = this.knows(name);
    if (value === undefined) throw new Error(`No step has provided "${name}" yet`);
    return value;
  }

  knows(name: string): string | undefined {
    return this.facts.get(name) ?? this.environment[name];
  }

  /** For programs of ours: the system's basics and exactly the keys of Config. */
  childEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { ...localEnvironment.system(), ...this.environment, ...more };
  }
}

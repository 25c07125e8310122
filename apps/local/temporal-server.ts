import type { Program } from '#apps/local/child';

export interface TemporalServerOptions {
  readonly cli: string;
  readonly port: number;
  readonly uiPort: number;
  readonly storeFile: string;
  readonly logFile: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** By these the Temporal UI finds cases; none of them may hold a name or an ID number. */
export const SEARCH_ATTRIBUTES = [
  'HallBusiness',
  'HallUnit',
  'HallStage',
  'HallBranch',
  'HallRole',
] as const;

/** Finished cases stay visible to operations for ten years; the development server's own habit is one day. */
export const RETENTION = '3650d';
const GRACE_MS = 4500;

/** The poll limit is the setting that matters: 20 a second by default, and this server has one shard. */
const DYNAMIC_CONFIG = [
  'history.transferProcessorMaxPollRPS=2000',
  'system.enableActivityEagerExecution=true',
];
/** FULL costs a tenth and keeps answered commands through a power cut. */
const PRAGMAS = ['journal_mode=WAL', 'synchronous=FULL'];

export function temporalServer(options: TemporalServerOptions): Program {
  return {
    name: 'temporal',
    command: options.cli,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'warn'],
      ...['--port', String(options.port), '--ui-port', String(options.uiPort)],
      ...['--db-filename', options.storeFile],
      ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
      ...DYNAMIC_CONFIG.flatMap((setting) => ['--dynamic-config-value', setting]),
      ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ],
    env: { ...options.env, GOGC: '400' },
    cwd: options.cwd,
    logFile: options.logFile,
    graceMs: GRACE_MS,
    layer: 'server',
  };
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { callers, type Caller } from '#apps/local/fuzz/callers';
import { schemathesis } from '#apps/local/fuzz/schemathesis.step';
import { fuzzTally } from '#apps/local/fuzz/fuzz-tally';
import { logLinesOf } from '#apps/local/fuzz/log-lines';
import type { Ground } from '#apps/local/ground';
import { exitOf } from '#apps/local/run-command';
import { runWith } from '#apps/local/run-with';
import { say } from '#apps/local/say';
import { HALL_STEPS } from '#apps/local/start-command';
import { runSteps } from '#apps/local/step';
import { database } from '#apps/local/steps/database.step';
import { environment } from '#apps/local/steps/environment.step';
import { hallPackages } from '#apps/local/steps/system-packages.step';
import { temporal, temporalBinary } from '#apps/local/steps/temporal.step';
import { add, NOTHING, type Tally } from '#apps/local/testing/tally';

const STEPS = [
  schemathesis,
  hallPackages,
  temporalBinary,
  environment,
  database,
  temporal,
  ...HALL_STEPS,
];
/** All callers at once; with the setting up it stays under three minutes. */
const SECONDS = 100;
/** The same requests each time, as far as the time goes; longer runs may choose another. */
const SEED = '20261128';
/** A 5xx, a status, a type, a header or a shape that the document does not name. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
].join();
/** The stream never ends; these would end the caller's own session, or lock his password. */
const LEFT_OUT = [
  ...['--exclude-path', '/api/live'],
  ...['--exclude-path', '/api/auth/sign-out'],
  ...['--exclude-path', '/api/auth/password'],
];

interface Run {
  readonly seconds: number;
  readonly seed: string;
  readonly checks: string;
}

/**
 * `npm run fuzz [-- seconds [seed [checks]]]`: servers and data of its own; every operation of the document, by every
 * kind of caller.
 */
export async function fuzzCommand(root: string, args: readonly string[]): Promise<number> {
  const [seconds = SECONDS, seed = SEED, checks = CHECKS] = args;
  const run = { seconds: Number(seconds), seed, checks };
  const dataFolder = join(root, '.data', `fuzz-${process.pid}`);
  let tally = NOTHING;
  const options = { root, dataFolder, fixedPorts: false, manyDatabases: true, ownServers: true };
  const work = async (ground: Ground): Promise<number> => {
    ground.liftCallerRate();
    await runSteps(STEPS, ground);
    const all = await callers(ground.know('WEB_ORIGIN'));
    const tallies = await Promise.all(all.map((caller) => fuzz(ground, caller, run)));
    tally = tallies.reduce(add, NOTHING);
    return 0;
  };
  const code = await runWith(options, work, 'end');
  const { passed, failed } = code === 0 ? tally : add(tally, { passed: 0, failed: 1 });
  if (failed === 0) rmSync(dataFolder, { recursive: true, force: true });
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function fuzz(ground: Ground, caller: Caller, run: Run): Promise<Tally> {
  const report = ground.inData(`${caller.name}.xml`);
  const headers = Object.entries(caller.headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ]);
  const args = [
    'run',
    ground.inRoot('apps', 'api', 'openapi.json'),
    ...['--url', ground.know('WEB_ORIGIN')],
    ...['--checks', run.checks, '--seed', run.seed, '--continue-on-failure'],
    ...['--max-time', String(run.seconds), '--request-timeout', '20', '--warnings', 'off'],
    // Whole answers: the id by which the log tells why stands at their end.
    ...['--output-truncate', 'false'],
    ...['--report', 'junit', '--report-junit-path', report],
    ...LEFT_OUT,
    ...headers,
  ];
  const { output } = await exitOf(ground.know('SCHEMATHESIS'), args, { cwd: ground.inData() });
  const tally = fuzzTally(report);
  say(`── ${caller.name}: ${tally.passed} operations, ${tally.failed} failed`);
  if (tally.failed > 0) {
    say(output);
    for (const line of logLinesOf(ground.logFile('api'), output)) say(line);
  }
  return tally;
}

import type { Ground } from '#apps/local/ground';
import { loginLines } from '#apps/local/logins';
import { runWith } from '#apps/local/run-with';
import { complain, say } from '#apps/local/say';
import { runSteps, secondsSince, type Step } from '#apps/local/step';
import { bank } from '#apps/local/steps/bank.step';
import { city } from '#apps/local/steps/city.step';
import { database } from '#apps/local/steps/database.step';
import { environment } from '#apps/local/steps/environment.step';
import { pastPapers } from '#apps/local/steps/past-papers.step';
import { api, worker } from '#apps/local/steps/hall.step';
import { migrations } from '#apps/local/steps/migrations.step';
import { reset } from '#apps/local/steps/reset.step';
import { handover } from '#apps/local/steps/handover.step';
import { hallPackages } from '#apps/local/steps/system-packages.step';
import { temporal, temporalBinary } from '#apps/local/steps/temporal.step';

/** Also what a browser test needs under it. */
export const HALL_STEPS: readonly Step<Ground>[] = [migrations, city, worker, api];
const STEPS = [
  hallPackages,
  temporalBinary,
  environment,
  database,
  temporal,
  ...HALL_STEPS,
  bank,
  pastPapers,
  handover,
];

/** `npm start`: everything up, addresses printed, then it stands until it is ended. */
export function startCommand(root: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const unknown = args.filter((arg) => arg !== '--reset');
  if (unknown.length > 0) {
    complain(`npm start knows --reset and nothing else; given: ${unknown.join(' ')}`);
    return Promise.resolve(2);
  }
  const options = {
    root,
    dataFolder: `${root}/.data/hall`,
    fixedPorts: true,
    manyDatabases: false,
    ownServers: false,
  };
  const work = async (ground: Ground): Promise<number> => {
    await runSteps(args.includes('--reset') ? [reset, ...STEPS] : STEPS, ground);
    say(await welcome(ground, secondsSince(start)));
    return 0;
  };
  return runWith(options, work, 'stand');
}

async function welcome(ground: Ground, seconds: string): Promise<string> {
  const origin = ground.know('WEB_ORIGIN');
  return [
    '',
    `The hall stands, ${seconds} s after the builds.`,
    `  Hall                ${origin}`,
    `  Demonstration’s bank ${ground.knows('BANK_ADDRESS') ?? 'none'}`,
    `  API documentation   ${origin}/api/docs`,
    `  Temporal UI         ${ground.knows('TEMPORAL_UI') ?? 'that of your Temporal server'}`,
    `  Virus scanner       ${ground.environment['CLAMD_ADDRESS'] ?? 'none: papers are written anew, not looked through (CLAMD_ADDRESS)'}`,
    `  Data and logs       ${ground.options.dataFolder}`,
    '',
    ...(await loginLines(`http://127.0.0.1:${ground.know('API_PORT')}`)),
    ...sampleLines(ground),
    '',
    'Ctrl-C ends it and keeps the data; npm start -- --reset begins anew.',
  ].join('\n');
}

function sampleLines(ground: Ground): string[] {
  const file = ground.knows('SAMPLE_REGISTER');
  return file === undefined ? [] : [`  3,000 new bases to import as 01000000001: ${file}`];
}

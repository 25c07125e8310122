import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { CaseEngine } from '#apps/api/submissions/case-engine';
import { CaseLists, type Difference } from '#apps/api/submissions/case-lists';
import { Log } from '#apps/api/observability/log';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { ConfigError, loadProcessConfig, type Config } from '#config/config';
import { payloadCodecs } from '#libs/engine/payload-codec';
import { createDataSource } from '#libs/persistence/database/data-source';
import { withNamedLock } from '#libs/persistence/database/named-lock';

/**
 * `npm run lists -- verify` compares tasks, done boxes and workflows with where the cases stand, a line for each
 * difference; `npm run lists -- rebuild` puts right what it can and prints what is left. Needs the api's environment and
 * a running worker. Ends with 1 when differences are left. One is at work on a hall at a time: what a rebuild has not come to
 * yet, as after the first start of a demonstration, is no difference.
 */
const LOCK = 'hall-lists';
const ASKED_AGAIN_MS = 500;
const WAITED_MS_MAX = 15 * 60_000;
const [verb] = process.argv.slice(2);
if (verb !== 'verify' && verb !== 'rebuild') {
  process.stderr.write('lists verify | lists rebuild\n');
  process.exit(2);
}
const config = configOrEnd();
const dataSource = await createDataSource(config.databaseUrl, 3).initialize();
const connection = await Connection.connect({
  address: config.temporalAddress,
  tls: config.temporalTls,
  apiKey: config.temporalApiKey,
});
try {
  const client = new Client({
    connection,
    namespace: config.temporalNamespace,
    dataConverter: { payloadCodecs: payloadCodecs(config.temporalPayloadKey) },
  });
  const engine = new CaseEngine(client);
  const lists = new CaseLists(
    dataSource,
    engine,
    new CommandsService(dataSource, engine, new Log(config)),
  );
  await inTurn(async () => {
    const left = await lists[verb]();
    for (const one of left) {
      process.stdout.write(`${subjectOf(one)} ${one.difference} ${one.detail}\n`);
    }
    process.stdout.write(`${String(left.length)} differences\n`);
    process.exitCode = left.length === 0 ? 0 : 1;
  });
} finally {
  await connection.close();
  await dataSource.destroy();
}

async function inTurn(work: () => Promise<void>): Promise<void> {
  if (await withNamedLock(dataSource, LOCK, work)) return;
  process.stderr.write(
    'lists are being verified or rebuilt already (a first start does so by itself); waiting for its end\n',
  );
  const since = performance.now();
  do {
    if (performance.now() - since > WAITED_MS_MAX) {
      process.stderr.write('it has not ended within a quarter of an hour: look after it first\n');
      process.exitCode = 3;
      return;
    }
    await sleep(ASKED_AGAIN_MS);
  } while (!(await withNamedLock(dataSource, LOCK, work)));
}

function subjectOf(one: Difference): string {
  if ('businessNo' in one) return one.businessNo;
  return 'accountNo' in one ? one.accountNo : one.unitAccountNo;
}

/** A hall started here leaves its environment; for any other the keys are given. */
function configOrEnd(): Config {
  try {
    return loadProcessConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\nor start the hall here first (npm start)\n`);
    process.exit(2);
  }
}

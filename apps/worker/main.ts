import 'reflect-metadata';
import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { loadProcessConfig } from '#config/config';
import { keepAlive, tries } from '#apps/worker/activity-context';
import { installTelemetry, serveTelemetry } from '#apps/worker/telemetry';
import { createWorkers } from '#apps/worker/workers';
import { openFileStore } from '#libs/documents/open-file-store';
import { Printer } from '#libs/documents/print-pdf';
import { requireCollations } from '#libs/persistence/database/collations';
import { createDataSource } from '#libs/persistence/database/data-source';

const PRINTS_AT_ONCE = 4;
const DATABASE_CONNECTIONS = 20;

const config = loadProcessConfig();
const log = pino({
  level: config.logLevel,
  base: { program: 'worker' },
  timestamp: pino.stdTimeFunctions.isoTime,
});
const innerPort = await installTelemetry(log);
const dataSource = await createDataSource(config.databaseUrl, DATABASE_CONNECTIONS).initialize();
await requireCollations(dataSource);
const printer = new Printer({ chromiumPath: config.chromiumPath, pages: PRINTS_AT_ONCE });
const connection = await NativeConnection.connect({
  address: config.temporalAddress,
  tls: config.temporalTls,
  // Its messages are one or two kilobytes, and an act has ten of them: to make them smaller costs both ends more than to send them.
  grpcCompression: { codec: 'none' },
  ...(config.temporalApiKey === undefined ? {} : { apiKey: config.temporalApiKey }),
});
const workers = await createWorkers({
  connection,
  namespace: config.temporalNamespace,
  deps: {
    dataSource,
    keyedHashSecret: config.keyedHashSecret,
    keepAlive,
    tries,
    log: (line) => {
      log.info(line, 'act');
    },
    roundLog: (line) => {
      log.error(line, 'a unit was left out of the round');
    },
    printer,
    fileStore: openFileStore(config),
    verifyOrigin: config.webOrigin,
  },
  payloadKey: config.temporalPayloadKey,
  printsAtOnce: PRINTS_AT_ONCE,
});
const telemetry = await serveTelemetry({ config, innerPort, workers });
log.info({ port: config.workerPort }, 'the worker takes tasks');

// Worker.run ends by itself on SIGTERM and SIGINT, after the grace time for what is under way.
try {
  await Promise.all(workers.map((worker) => worker.run()));
} finally {
  telemetry.close();
  await printer.close();
  await connection.close();
  await dataSource.destroy();
  log.info('the worker has stopped');
}

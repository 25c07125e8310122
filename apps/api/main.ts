import 'reflect-metadata';
import { loadProcessConfig } from '#config/config';
import { createApplication } from '#apps/api/application';
import { Log } from '#apps/api/observability/log';

const config = loadProcessConfig();
const app = await createApplication(config);
await app.listen(config.apiPort, config.apiHost);
if (config.clamdAddress === undefined)
  app.get(Log).pino.warn('CLAMD_ADDRESS is not set: papers are not looked through for viruses');
app.get(Log).pino.info({ port: config.apiPort, mode: config.mode }, 'the api listens');

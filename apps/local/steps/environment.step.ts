import { mkdirSync } from 'node:fs';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { secretsIn } from '#apps/local/secrets';
import type { Step } from '#apps/local/step';

const WORKER_PORT = 9464;
const BANK_PORT = 8095;

/** Fills in every key of .env.example that nobody has set. */
export const environment: Step<Ground> = {
  title: 'Configuration',
  advice: 'check that the data folder can be written',
  run: async (ground) => {
    const secrets = secretsIn(ground.inData('secrets.json'));
    const port = await ground.port(localEnvironment.hallPort(), 'the hall');
    const workerPort = await ground.port(WORKER_PORT, "the worker's health and metrics");
    const bankPort = await ground.port(BANK_PORT, 'the bank');
    ground.learn('BANK_PORT', String(bankPort));
    const defaults: Record<string, string> = {
      MODE: 'demonstration',
      API_HOST: '127.0.0.1',
      API_PORT: String(port),
      WORKER_PORT: String(workerPort),
      WEB_ORIGIN: `http://127.0.0.1:${port}`,
      DATA_FOLDER: ground.inData('files'),
      UKEY_TRUST_FOLDER: ground.inData('ukey'),
      KEYED_HASH_SECRET: secrets.keyedHashSecret,
      SEALING_SECRET: secrets.sealingSecret,
      BANK_NOTIFICATION_SECRET: secrets.bankNotificationSecret,
      BANK_ORDER_URL: `http://127.0.0.1:${bankPort}/debit-orders`,
    };
    for (const [key, value] of Object.entries(defaults)) ground.environment[key] ??= value;
    for (const key of ['DATA_FOLDER', 'UKEY_TRUST_FOLDER']) {
      mkdirSync(ground.know(key), { recursive: true });
    }
    return `hall on port ${port}`;
  },
};

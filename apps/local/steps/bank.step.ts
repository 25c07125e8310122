import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { standing } from '#apps/local/steps/database.step';
import { answersOk, waitUntil } from '#apps/local/wait-until';
import { createDataSource } from '#libs/persistence/database/data-source';
import { bankAccountsOf } from '#libs/persistence/receipts/receipt-queries';
import { reconcile } from '#libs/persistence/receipts/reconciliation';

const READY_LIMIT_MS = 30_000;
const GRACE_MS = 3_000;

/** A bank of the demonstration: payments on its page, signed messages to the hall, statements to download. */
export const bank: Step<Ground> = {
  title: 'Demonstration’s bank',
  advice: 'read logs/bank.log in the data folder',
  run: async (ground) => {
    const port = ground.know('BANK_PORT');
    const stateFile = ground.inData('bank', 'state.json');
    if (!existsSync(stateFile)) await openBank(ground, stateFile);
    ground.programs.start({
      name: 'bank',
      command: process.execPath,
      args: ['--enable-source-maps', ground.inRoot('dist', 'apps', 'bank', 'main.js')],
      env: {
        ...localEnvironment.system(),
        BANK_NOTIFICATION_SECRET: ground.know('BANK_NOTIFICATION_SECRET'),
        BANK_PORT: port,
        BANK_STATE_FILE: stateFile,
        BANK_HALL_URL: `http://127.0.0.1:${ground.know('API_PORT')}`,
      },
      cwd: ground.options.root,
      logFile: ground.logFile('bank'),
      graceMs: GRACE_MS,
      layer: 'hall',
    });
    const url = `http://127.0.0.1:${port}`;
    const isUp = (): Promise<boolean> => answersOk(`${url}/health`);
    await waitUntil('The bank', READY_LIMIT_MS, isUp, standing(ground, 'bank'));
    ground.learn('BANK_ADDRESS', url);
    return 'ready';
  },
};

/** It begins with what the hall's books say stands in its accounts. */
async function openBank(ground: Ground, stateFile: string): Promise<void> {
  mkdirSync(ground.inData('bank'), { recursive: true });
  const dataSource = await createDataSource(ground.know('DATABASE_URL'), 1).initialize();
  try {
    const accounts = [];
    for (const { code, accountNo, bankName } of await bankAccountsOf(dataSource.manager, ['*'])) {
      const { bookFen } = await reconcile(dataSource.manager, code);
      accounts.push({ code, accountNo, bankName, openingFen: String(bookFen) });
    }
    writeFileSync(stateFile, JSON.stringify({ accounts, entries: [] }), { mode: 0o600 });
  } finally {
    await dataSource.destroy();
  }
}

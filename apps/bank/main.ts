import { BankBook } from '#apps/bank/bank-book';
import { bankServer } from '#apps/bank/bank-server';
import { Deliveries } from '#apps/bank/deliveries';
import { loadBankConfig } from '#config/bank-config';

/** The demonstration's bank: it takes payments on its page and tells the hall of them. No money is real. */
const config = loadBankConfig();
const book = new BankBook(config.stateFile);
const deliveries = new Deliveries(book, config);
const server = bankServer(book, config.notificationSecret);
server.listen(config.port, '127.0.0.1');
deliveries.start();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    deliveries.stop();
    server.close();
  });

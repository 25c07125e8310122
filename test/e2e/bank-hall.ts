import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BankBook, type DebitOrder } from '#apps/bank/bank-book';
import { bankServer } from '#apps/bank/bank-server';
import { Deliveries } from '#apps/bank/deliveries';
import type { AssessedView } from '#apps/api/assessments/assessment.dto';
import { openBooks } from '#libs/persistence/ledger/opening';
import { BANK_SECRET } from '#test/e2e/bank-messages';
import { startCaseHall, until, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

export const BANK_OF_BRANCH = {
  code: '01',
  accountNo: '4100150200010001',
  bankName: '中国建设银行',
} as const;

/** The whole hall and the demonstration's bank beside it: each tells the other what it has. */
export class BankHall {
  private constructor(
    readonly world: CaseHall,
    readonly book: BankBook,
    private readonly server: Server,
    private readonly deliveries: Deliveries,
    private readonly folder: string,
  ) {}

  static async start(): Promise<BankHall> {
    const folder = await mkdtemp(join(tmpdir(), 'bank-'));
    const book = new BankBook(join(folder, 'state.json'), [{ ...BANK_OF_BRANCH, openingFen: '0' }]);
    const server = bankServer(book, BANK_SECRET);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const world = await startCaseHall({
      env: {
        BANK_NOTIFICATION_SECRET: BANK_SECRET,
        BANK_ORDER_URL: `${addressOf(server)}/debit-orders`,
      },
    });
    await openBooks(world.hall.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
    const deliveries = new Deliveries(book, {
      port: 0,
      stateFile: '',
      hallUrl: world.hall.url,
      notificationSecret: BANK_SECRET,
    });
    deliveries.start();
    return new BankHall(world, book, server, deliveries, folder);
  }

  get address(): string {
    return addressOf(this.server);
  }

  /** Once the hall has brought it there. */
  orderAtTheBank(orderNo: string): Promise<DebitOrder> {
    return until('the order at the bank', () =>
      Promise.resolve(this.book.orders.find((one) => one.orderNo === orderNo)),
    );
  }

  /** What somebody does at the bank's page. */
  answer(orderNo: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.address}/orders/answers`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ orderNo, ...form }),
    });
  }

  async stop(): Promise<void> {
    this.deliveries.stop();
    this.server.close();
    await this.world.stop();
    await rm(this.folder, { recursive: true });
  }
}

/** A month of the client's unit, assessed by itself. */
export async function assessMonth(client: HallClient, month: string): Promise<AssessedView> {
  const asked = { fromMonth: month, throughMonth: month };
  return (await client.post<AssessedView>('/api/assessments', asked)).body;
}

export function caseOf({ done }: AssessedView): string {
  return done[0]?.businessNo ?? '';
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

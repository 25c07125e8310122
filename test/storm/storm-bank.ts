import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BankBook } from '#apps/bank/bank-book';
import { bankServer } from '#apps/bank/bank-server';
import { Deliveries } from '#apps/bank/deliveries';

const SECRET = 'the secret of hall and bank, forty letters long';
const CODES = ['01', '02', '03'];
/** Where programs live for seconds, one told a minute later finds the next dead too. */
const AGAIN_MS_MAX = 4_000;

export interface BankPayment {
  readonly payerName: string;
  readonly fen: number;
  readonly remark: string;
}

/** The demonstration's bank beside a hall whose programs die: it tells everything again until it is answered. */
export class StormBank {
  /** What it has taken back, by its own entries. */
  readonly taken: { readonly serial: string; readonly fen: string }[] = [];
  private deliveries: Deliveries | undefined;

  private constructor(
    private readonly folder: string,
    readonly book: BankBook,
    private readonly server: Server,
  ) {}

  static async begin(): Promise<StormBank> {
    const folder = mkdtempSync(join(tmpdir(), 'hall-storm-bank-'));
    const accounts = CODES.map((code) => ({
      code,
      accountNo: code,
      bankName: '',
      openingFen: '0',
    }));
    const book = new BankBook(join(folder, 'state.json'), accounts);
    const server = bankServer(book, SECRET);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new StormBank(folder, book, server);
  }

  /** What the hall is told of it. */
  get environment(): Readonly<Record<string, string>> {
    const { port } = this.server.address() as AddressInfo;
    return {
      BANK_NOTIFICATION_SECRET: SECRET,
      BANK_ORDER_URL: `http://127.0.0.1:${String(port)}/debit-orders`,
    };
  }

  tell(hallUrl: string): void {
    const config = { port: 0, stateFile: '', hallUrl, notificationSecret: SECRET };
    this.deliveries = new Deliveries(this.book, config, AGAIN_MS_MAX);
    this.deliveries.start();
  }

  pay({ payerName, fen, remark }: BankPayment): void {
    this.book.add({
      ...{ account: '01', fen: String(fen), payerName, payerAccount: '622200001', remark },
      ...{ summary: '转账', tellAfterMs: 0 },
    });
  }

  takes(entry: { readonly serial: string; readonly fen: string }): void {
    this.taken.push(entry);
  }

  /** Once the hall has brought the order: yes, or no with the reason. */
  async answer(orderNo: string, reason: string | null, limitMs: number): Promise<void> {
    for (const start = Date.now(); ;) {
      const said = reason === null ? this.book.collect(orderNo) : this.book.refuse(orderNo, reason);
      if (said) return;
      if (Date.now() - start > limitMs) throw new Error(`order ${orderNo} never came to the bank`);
      await sleep(100);
    }
  }

  /** Until the hall has answered everything; what it has refused is said. */
  async allTold(limitMs: number): Promise<string[]> {
    for (const start = Date.now(); ;) {
      const waiting = this.book.entries.filter(({ delivery }) => delivery === 'waiting');
      if (waiting.length === 0) break;
      if (Date.now() - start > limitMs)
        throw new Error(`never answered: ${waiting.map(({ answer }) => answer).join('; ')}`);
      await sleep(100);
    }
    const refused = this.book.entries.filter(({ delivery }) => delivery === 'refused');
    return refused.map(({ answer }) => answer);
  }

  end(): void {
    this.deliveries?.stop();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

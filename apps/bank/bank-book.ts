import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { DebitMessage } from '#libs/bank/debit-port';
import { cityDayOf } from '#libs/fund/city-time';

export interface Account {
  readonly code: string;
  readonly accountNo: string;
  readonly bankName: string;
  /** What stood in it when the bank opened. */
  readonly openingFen: string;
}

/** What the bank tells the hall, until the hall has answered. */
export interface Told {
  delivery: 'waiting' | 'delivered' | 'refused';
  attempts: number;
  /** Milliseconds since 1970: not told before. */
  notBefore: number;
  /** What the hall said last. */
  answer: string;
}

export interface Entry extends Told {
  readonly account: string;
  readonly serial: string;
  /** The city's day. */
  readonly day: string;
  readonly fen: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly remark: string;
  readonly summary: string;
}

/** An order of the hall's to collect: silent until somebody at the bank's page says yes or no. */
export interface DebitOrder extends DebitMessage {
  readonly day: string;
  outcome: 'silent' | 'collected' | 'refused';
  /** Why not; told to the hall. */
  reason: string;
  /** How the hall is told of a no; a yes is told as an entry. */
  readonly told: Told;
}

interface State {
  readonly accounts: readonly Account[];
  readonly entries: Entry[];
  orders?: DebitOrder[];
}

export type NewEntry = Pick<
  Entry,
  'account' | 'fen' | 'payerName' | 'payerAccount' | 'remark' | 'summary'
> & { readonly tellAfterMs: number };

/** The bank's own books, in one file: what it knows outlives its process. */
export class BankBook {
  private readonly state: State;

  constructor(
    private readonly file: string,
    accounts: readonly Account[] = [],
  ) {
    this.state = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as State)
      : { accounts, entries: [] };
    this.save();
  }

  get accounts(): readonly Account[] {
    return this.state.accounts;
  }

  get entries(): readonly Entry[] {
    return this.state.entries;
  }

  get orders(): readonly DebitOrder[] {
    return this.state.orders ?? [];
  }

  add({ tellAfterMs, ...told }: NewEntry): Entry {
    const now = new Date();
    const day = cityDayOf(now);
    const no = String(this.state.entries.length + 1).padStart(8, '0');
    const entry: Entry = {
      ...told,
      serial: `${day.replaceAll('-', '')}${no}`,
      day,
      ...untold(now.getTime() + tellAfterMs),
    };
    this.state.entries.push(entry);
    this.save();
    return entry;
  }

  /** The same order again is the one that is there. */
  takeOrder(order: DebitMessage): void {
    if (this.orders.some(({ orderNo }) => orderNo === order.orderNo)) return;
    const now = new Date();
    const silent = { outcome: 'silent', reason: '', day: cityDayOf(now) } as const;
    this.state.orders = [...this.orders, { ...order, ...silent, told: untold(now.getTime()) }];
    this.save();
  }

  /** The bank's yes is an entry under the order's number. False: there is no such order that is still silent. */
  collect(orderNo: string): boolean {
    const order = this.silent(orderNo);
    if (order === undefined) return false;
    order.outcome = 'collected';
    const { bankAccount: account, fen, payerName, payerAccount } = order;
    const from = { account, fen, payerName, payerAccount };
    this.add({ ...from, remark: orderNo, summary: '委托收款', tellAfterMs: 0 });
    return true;
  }

  /** The bank's no, with its reason. */
  refuse(orderNo: string, reason: string): boolean {
    const order = this.silent(orderNo);
    if (order === undefined || reason === '') return false;
    order.outcome = 'refused';
    order.reason = reason;
    this.save();
    return true;
  }

  entriesOf({ code }: Account): readonly Entry[] {
    return this.entries.filter(({ account }) => account === code);
  }

  balanceFen(account: Account): bigint {
    return this.entriesOf(account).reduce(
      (sum, { fen }) => sum + BigInt(fen),
      BigInt(account.openingFen),
    );
  }

  /** Whole or not at all: a process may end at any moment. */
  save(): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(this.state, null, 1), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  private silent(orderNo: string): DebitOrder | undefined {
    return this.orders.find((one) => one.orderNo === orderNo && one.outcome === 'silent');
  }
}

function untold(notBefore: number): Told {
  return { delivery: 'waiting', attempts: 0, notBefore, answer: '' };
}

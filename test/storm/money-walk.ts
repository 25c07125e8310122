import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AssessedView } from '#apps/api/assessments/assessment.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import type { Answer, HallClient } from '#test/e2e/hall-client';
import { stands, type CommandBody } from '#test/storm/storm-cases';
import type { StormBank } from '#test/storm/storm-bank';
import type { StormHall } from '#test/storm/storm-hall';

const LIMIT_MS = 240_000;
/** Who waits longer than this for an answer asks again. */
const PAUSE_MS = 150;
/** The hall is there and something behind it is not; or the key of a request whose process has died is still taken. */
const AGAIN: readonly number[] = [409, 429, 502, 503, 504];

export const PAID = [
  'exact',
  'parts',
  'surplus',
  'twice',
  'unmarked',
  'race',
  'debit',
  'debit-refused',
  'deleted',
  'two-months',
] as const;
export type Paid = (typeof PAID)[number];

export interface WalkingUnit {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
}

/** An operator who assesses and pays month after month, and asks again when nobody answers: as people do. */
export class MoneyWalk {
  private constructor(
    private readonly hall: StormHall,
    private readonly bank: StormBank,
    private readonly unit: WalkingUnit,
    private readonly client: HallClient,
    private readonly months: string[],
  ) {}

  /** Signed in while all is calm: whose sign-in breaks off is no matter of money. */
  static async begin(hall: StormHall, bank: StormBank, unit: WalkingUnit): Promise<MoneyWalk> {
    const client = await hall.operator(unit.accountNo);
    const { body } = await client.get<{ months: string[] }>('/api/assessable-months');
    return new MoneyWalk(hall, bank, unit, client, [...body.months]);
  }

  get isAtItsEnd(): boolean {
    return this.months.length < 2;
  }

  /** The next month, or the next two, from its assessment to the last member credited. */
  async next(paid: Paid): Promise<void> {
    const first = this.months[0] ?? '';
    const last = paid === 'two-months' ? (this.months[1] ?? '') : first;
    let assessed = await this.assess(first, last);
    if (paid === 'deleted') {
      const notice = await this.notice(assessed.noticeNo);
      this.pay(assessed.noticeNo, Math.ceil(notice.openFen / 3));
      await this.delete(assessed.done[0]?.businessNo ?? '');
      assessed = await this.assess(first, last);
    }
    await this.settle(assessed.noticeNo, paid);
    for (const { businessNo } of assessed.done)
      await stands(this.hall.dataSource, businessNo, 'completed', LIMIT_MS);
    this.months.splice(0, assessed.done.length);
  }

  private async settle(noticeNo: string, paid: Paid): Promise<void> {
    const { openFen } = await this.notice(noticeNo);
    const part = Math.ceil(openFen / 3);
    const pays = (fen: number, remark = noticeNo): void => this.pay(remark, fen);
    switch (paid) {
      case 'parts':
        pays(part);
        pays(openFen - part);
        return;
      case 'surplus':
        pays(openFen + 123);
        return;
      case 'twice':
        pays(openFen);
        pays(openFen);
        return;
      case 'unmarked':
        pays(openFen, '');
        return this.payFromBalance(noticeNo);
      case 'race':
        pays(openFen);
        pays(part, '');
        return this.payFromBalance(noticeNo);
      case 'debit-refused':
        await this.collect(noticeNo, '账户余额不足');
        return this.collect(noticeNo, null);
      case 'debit':
        return this.collect(noticeNo, null);
      default:
        pays(openFen);
    }
  }

  private pay(remark: string, fen: number): void {
    if (fen > 0) this.bank.pay({ payerName: this.unit.name, fen, remark });
  }

  private async notice(noticeNo: string): Promise<NoticeDto> {
    const path = `/api/payment-notices/${noticeNo}`;
    const { status, body } = await heard(() => answered(this.client.get<NoticeDto>(path)));
    if (status !== 200) throw new Error(`notice: ${JSON.stringify(body)}`);
    return body;
  }

  /** The same request until every month is done: a case that was opened is found again. */
  private async assess(fromMonth: string, throughMonth: string): Promise<AssessedView> {
    const headers = { 'Idempotency-Key': randomUUID() };
    const asked = { fromMonth, throughMonth };
    return within(`assessing ${fromMonth}`, async () => {
      const { status, body } = await heard(() =>
        answered(this.client.post<AssessedView>('/api/assessments', asked, { headers })),
      );
      if (status !== 200 || body.refusal !== null)
        throw new Error(`assess ${fromMonth}: ${JSON.stringify(body)}`);
      return body.underWay === null ? body : null;
    });
  }

  private async delete(businessNo: string): Promise<void> {
    const headers = { 'Idempotency-Key': randomUUID() };
    const path = `/api/submissions/${businessNo}/commands`;
    const command = { verb: 'delete' };
    await within(`deleting ${businessNo}`, async () => {
      const { body } = await heard(() =>
        answered(this.client.post<CommandBody>(path, command, { headers })),
      );
      if (body.state === 'refused') throw new Error(`delete: ${JSON.stringify(body.refusal)}`);
      return body.state === 'done' ? body : null;
    });
  }

  /** Out of the unallocated balance, all of it that the notice takes, until nothing is open. */
  private async payFromBalance(noticeNo: string): Promise<void> {
    await within(`paying ${noticeNo}`, async () => {
      const { openFen, unallocatedFen } = await this.notice(noticeNo);
      if (openFen === 0) return true;
      const fen = Math.min(openFen, unallocatedFen);
      const path = `/api/payment-notices/${noticeNo}/balance-payments`;
      // A refusal is a race with the bank's money: what is open now is asked next.
      if (fen > 0) await this.client.post(path, { fen }).catch(unheard);
      return null;
    });
  }

  /** By an order to the bank, which says yes, or no for a reason. */
  private async collect(noticeNo: string, reason: string | null): Promise<void> {
    const path = `/api/payment-notices/${noticeNo}`;
    const orderNo = await within(`ordering ${noticeNo}`, async () => {
      const { way, debits } = await this.notice(noticeNo);
      const pending = debits.find(({ state }) => state === 'pending');
      if (pending !== undefined) return pending.orderNo;
      const act =
        way === 'direct-debit'
          ? this.client.post(`${path}/debit-orders`, {})
          : this.client.put(`${path}/way`, { way: 'direct-debit' });
      await act.catch(unheard);
      return null;
    });
    await this.bank.answer(orderNo, reason, LIMIT_MS);
    if (reason === null) return;
    await within(`the no to ${orderNo}`, async () => {
      const { debits } = await this.notice(noticeNo);
      return debits.some((one) => one.orderNo === orderNo && one.state === 'refused') || null;
    });
  }
}

/** Asks again until somebody answers. */
function heard<T>(ask: () => Promise<T | null>): Promise<T> {
  return within('an answer', () => ask().catch(unheard));
}

async function answered<T>(answer: Promise<Answer<T>>): Promise<Answer<T> | null> {
  const found = await answer;
  return AGAIN.includes(found.status) ? null : found;
}

/** What fetch says of a connection that broke before its answer or in the middle of it. */
const CUT_OFF = /^(fetch failed|terminated)$/;

/** A connection that nobody answers on; whatever else goes wrong is a mistake. */
function unheard(error: unknown): null {
  if (CUT_OFF.test((error as Error).message)) return null;
  throw error;
}

async function within<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  for (const start = Date.now(); ;) {
    const found = await ask();
    if (found !== null) return found;
    if (Date.now() - start > LIMIT_MS) throw new Error(`waited in vain for ${what}`);
    await sleep(PAUSE_MS);
  }
}

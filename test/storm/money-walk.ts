import { randomUUID } from 'node:crypto';
import type { AssessedView } from '#apps/api/assessments/assessment.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import type { HallClient } from '#test/e2e/hall-client';
import type { Cashiers } from '#test/e2e/taken-back';
import { answered, heard, LIMIT_MS, seen, unheard, within } from '#test/storm/asked-again';
import { stands, type CommandBody } from '#test/storm/storm-cases';
import type { StormBank } from '#test/storm/storm-bank';
import type { StormHall } from '#test/storm/storm-hall';

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
  'taken-back',
] as const;
export type Paid = (typeof PAID)[number];

export interface WalkingUnit {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
}

interface World {
  readonly hall: StormHall;
  readonly bank: StormBank;
  readonly unit: WalkingUnit;
}

interface People {
  readonly operator: HallClient;
  readonly cashiers: Cashiers;
}

/** An operator who assesses and pays month after month, and asks again when nobody answers: as people do. */
export class MoneyWalk {
  private constructor(
    private readonly world: World,
    private readonly people: People,
    private readonly months: string[],
  ) {}

  /** Signed in while all is calm: whose sign-in breaks off is no matter of money. */
  static async begin(
    hall: StormHall,
    bank: StormBank,
    cashiers: Cashiers,
    unit: WalkingUnit,
  ): Promise<MoneyWalk> {
    const operator = await hall.operator(unit.accountNo);
    const { body } = await operator.get<{ months: string[] }>('/api/assessable-months');
    return new MoneyWalk({ hall, bank, unit }, { operator, cashiers }, [...body.months]);
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
    const { dataSource } = this.world.hall;
    for (const { businessNo } of assessed.done)
      await seen(async () => {
        await stands(dataSource, businessNo, 'completed', LIMIT_MS);
        return true;
      });
    if (paid === 'taken-back') await this.takenBack(assessed);
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

  /** The bank takes back what it has credited; where members gave it back, the month is paid and credited once more. */
  private async takenBack({ noticeNo, done }: AssessedView): Promise<void> {
    const businessNo = done[0]?.businessNo ?? '';
    const { dataSource } = this.world.hall;
    const [receipt] = await seen<{ id: string; fen: string }[]>(() =>
      dataSource.query(
        'SELECT id, fen FROM bank_receipt WHERE business_no = ? ORDER BY id LIMIT 1',
        [noticeNo],
      ),
    );
    if (receipt === undefined) throw new Error(`nothing came for ${noticeNo}`);
    const entry = { serial: `T${receipt.id}`, bookedOn: '2026-11-28', reason: '退汇' };
    this.world.bank.takes({ serial: entry.serial, fen: receipt.fen });
    const { maker, checker } = this.people.cashiers;
    await within(`taking back ${noticeNo}`, async () => {
      const path = `/api/receipts/${receipt.id}`;
      const { body } = await heard(() =>
        answered(maker.get<{ state: string; asked: string | null }>(path)),
      );
      if (body.state === 'taken-back') return true;
      if (body.state === 'back-asked')
        await checker
          .post(`${path}/decision`, { asked: body.asked, agreed: true, opinion: '同意' })
          .catch(unheard);
      else if (body.state !== 'back-ordered')
        await maker.post(`${path}/take-back`, entry).catch(unheard);
      return null;
    });
    const { openFen } = await this.notice(noticeNo);
    this.pay(noticeNo, openFen);
    await within(`crediting ${businessNo} once more`, async () => {
      const [{ ended } = { ended: 0 }] = await seen<{ ended: number }[]>(() =>
        dataSource.query(
          `SELECT s.stage = 'completed' AND a.allocated_at IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM command c WHERE c.business_no = s.business_no AND c.outcome_at IS NULL) AS ended
             FROM submission s JOIN assessment a ON a.business_no = s.business_no WHERE s.business_no = ?`,
          [businessNo],
        ),
      );
      return Number(ended) === 1 ? true : null;
    });
  }

  private pay(remark: string, fen: number): void {
    if (fen > 0) this.world.bank.pay({ payerName: this.world.unit.name, fen, remark });
  }

  private async notice(noticeNo: string): Promise<NoticeDto> {
    const path = `/api/payment-notices/${noticeNo}`;
    const { status, body } = await heard(() => answered(this.people.operator.get<NoticeDto>(path)));
    if (status !== 200) throw new Error(`notice: ${JSON.stringify(body)}`);
    return body;
  }

  /** The same request until every month is done: a case that was opened is found again. */
  private async assess(fromMonth: string, throughMonth: string): Promise<AssessedView> {
    const headers = { 'Idempotency-Key': randomUUID() };
    const asked = { fromMonth, throughMonth };
    return within(`assessing ${fromMonth}`, async () => {
      const { status, body } = await heard(() =>
        answered(this.people.operator.post<AssessedView>('/api/assessments', asked, { headers })),
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
        answered(this.people.operator.post<CommandBody>(path, command, { headers })),
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
      if (fen > 0) await this.people.operator.post(path, { fen }).catch(unheard);
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
          ? this.people.operator.post(`${path}/debit-orders`, {})
          : this.people.operator.put(`${path}/way`, { way: 'direct-debit' });
      await act.catch(unheard);
      return null;
    });
    await this.world.bank.answer(orderNo, reason, LIMIT_MS);
    if (reason === null) return;
    await within(`the no to ${orderNo}`, async () => {
      const { debits } = await this.notice(noticeNo);
      return debits.some((one) => one.orderNo === orderNo && one.state === 'refused') || null;
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { noticeView } from '#apps/api/settlement/notice-view';
import { noticeMovementsPage } from '#apps/api/settlement/notice-movements';
import { NoticeWays } from '#apps/api/settlement/notice-ways';
import type {
  NoticeDto,
  NoticeMovementsPage,
  NoticeMovementsQuery,
} from '#apps/api/settlement/notice.dto';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { cityDayOf, cityMoment } from '#libs/fund/city-time';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  noticeNoOf,
  noticeNumbered,
  payeeOf,
  type Notice,
} from '#libs/persistence/assessments/notice-queries';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { commandsDueOf } from '#libs/persistence/cases/command-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { hintAll } from '#libs/persistence/live/live-hints';
import { noticeOfDebit } from '#libs/persistence/settlement/debit-queries';
import { orderDebit } from '#libs/persistence/settlement/debit-store';
import { chooseWay, payFromBalance } from '#libs/persistence/settlement/notice-store';
import { agreementOf, settlementWay } from '#libs/persistence/settlement/way-queries';

/** The bank's office closes. */
const CLOSES_HOUR = 18;

/** What a unit is asked to pay under one number, and how it does. */
@Injectable()
export class Notices {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
    private readonly ways: NoticeWays,
  ) {}

  /** By its own number, or by that of one of its months or of an order to the bank. */
  async one({ unitId }: OperatorActor, no: string): Promise<NoticeDto> {
    const { manager } = this.dataSource;
    const notice = await this.own(unitId, no);
    const now = await databaseNow(manager);
    const ways = await this.ways.of(manager, { noticeNo: notice.noticeNo, unitId, now });
    return noticeView(manager, notice, { ways, day: cityDayOf(now) });
  }

  async movements(
    { unitId }: OperatorActor,
    no: string,
    page: NoticeMovementsQuery,
  ): Promise<NoticeMovementsPage> {
    return noticeMovementsPage(this.dataSource.manager, await this.own(unitId, no), page);
  }

  async choose(actor: OperatorActor, no: string, code: string): Promise<NoticeDto> {
    const { unitId } = actor;
    const { noticeNo } = await this.own(unitId, no);
    await this.write(noticeNo, async (manager) => {
      const now = await databaseNow(manager);
      await this.requireWay(manager, unitId, code, now);
      await chooseWay(manager, { noticeNo, unitId }, code);
    });
    return this.one(actor, noticeNo);
  }

  /** The request's own key keeps it from being paid twice. */
  async pay(actor: OperatorActor, no: string, fen: bigint): Promise<NoticeDto> {
    const { unitId } = actor;
    const { noticeNo } = await this.own(unitId, no);
    const allocating = await this.write(noticeNo, async (manager) => {
      const now = await databaseNow(manager);
      return payFromBalance(manager, { noticeNo, unitId, fen, now, key: randomUUID() });
    });
    // The allocation is the sweeper's to send; whoever paid need not wait for its round.
    for (const businessNo of allocating)
      for (const command of await commandsDueOf(this.dataSource.manager, businessNo))
        await this.commands.send(command);
    return this.one(actor, noticeNo);
  }

  /** The request's own key keeps it from being ordered twice; so does the order that is pending. */
  async order(actor: OperatorActor, no: string): Promise<NoticeDto> {
    const { unitId, id: operatorId } = actor;
    const { noticeNo } = await this.own(unitId, no);
    // By itself: the day's counter is everybody's.
    const orderNo = await inTransaction(this.dataSource, (manager) => nextBusinessNo(manager));
    await this.write(noticeNo, async (manager) => {
      const now = await databaseNow(manager);
      const code = (await noticeNumbered(manager, noticeNo))?.way ?? '';
      const way = await this.requireWay(manager, unitId, code, now);
      if (way.behaviour !== 'debit') throw new RuleViolation('NOTICE_OTHER_WAY');
      const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
      const payee = await payeeOf(manager, unit.branchCode);
      const agreement = await agreementOf(manager, { unitId, way: code, day: cityDayOf(now) });
      if (payee === null || agreement === null) throw new RuleViolation('WAY_NOT_OFFERED');
      const answerBy = cityMoment(await this.ways.answerDay(manager, way, now), CLOSES_HOUR);
      const order = { orderNo, noticeNo, unitId, operatorId, agreement, now, answerBy };
      await orderDebit(manager, { ...order, bankAccount: payee.code });
    });
    return this.one(actor, noticeNo);
  }

  private async requireWay(manager: EntityManager, unitId: number, code: string, now: Date) {
    const way = await settlementWay(manager, code);
    if (way === null) throw new RuleViolation('WAY_NOT_OFFERED');
    const refusal = await this.ways.refusalOf(manager, way, { unitId, now });
    if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
    return way;
  }

  /** In one transaction, and the unit's other pages learn of it. */
  private write<T>(noticeNo: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTransaction(this.dataSource, async (manager) => {
      const done = await work(manager);
      const notice = await noticeNumbered(manager, noticeNo);
      if (notice === null) return done;
      await hintAll(manager, [
        [`unit/${String(notice.unitId)}`, 'money'],
        ...notice.months.map(({ businessNo }) => [`case/${businessNo}`, 'case'] as const),
      ]);
      return done;
    });
  }

  /** @throws Problem 404, the same for a number that names nothing and another unit's */
  private async own(unitId: number, no: string): Promise<Notice> {
    const { manager } = this.dataSource;
    const noticeNo =
      (await noticeNoOf(manager, no)) ?? (await noticeOfDebit(manager, no))?.noticeNo ?? no;
    const notice = await noticeNumbered(manager, noticeNo);
    if (notice?.unitId !== unitId) throw new Problem(404, 'NOTICE_NOT_FOUND');
    return notice;
  }
}

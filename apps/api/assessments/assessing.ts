import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type {
  AssessedMonthView,
  AssessedView,
  AssessRequest,
} from '#apps/api/assessments/assessment.dto';
import { AssessmentMonths, notNow } from '#apps/api/assessments/assessment-months';
import type { OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { refusalView } from '#apps/api/registers/register-views';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { sha256 } from '#libs/access/session-token';
import { assessmentBusiness } from '#libs/businesses/registry';
import { addMonths, formatMonth, type FundMonth } from '#libs/fund/month';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { findCommand } from '#libs/persistence/cases/command-store';
import { findCase } from '#libs/persistence/cases/case-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { Outcome } from '#libs/case/outcome';
import type { Refusal } from '#libs/case/refusal';

const POSTED_WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 50;

type Ended =
  | { readonly businessNo: string }
  | { readonly refusal: Refusal }
  | { readonly underWay: true };

/**
 * Assesses months oldest first, each a case and a transaction of its own, under one notice; stops at the first refusal.
 * The same request again finds the cases it has opened and goes on behind them.
 */
@Injectable()
export class Assessing {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
    private readonly months: AssessmentMonths,
  ) {}

  async assess(
    actor: OperatorActor,
    { fromMonth, throughMonth }: AssessRequest,
    requestId: string,
  ): Promise<AssessedView> {
    const first = await findCommand(this.dataSource.manager, keyOf(requestId, fromMonth));
    if (first === null) await this.requireMonths(actor.unitId, fromMonth, throughMonth);
    const noticeNo = first === null ? await this.newNumber() : String(first.body['noticeNo']);
    const done: AssessedMonthView[] = [];
    for (let month = fromMonth; month <= throughMonth; month = addMonths(month, 1)) {
      const ended = await this.assessMonth(actor, { month, noticeNo, requestId });
      if (!('businessNo' in ended)) return stoppedAt({ noticeNo, done }, month, ended);
      done.push({ month, businessNo: ended.businessNo });
    }
    return { noticeNo, done, underWay: null, refusedMonth: null, refusal: null };
  }

  private async requireMonths(
    unitId: number,
    fromMonth: FundMonth,
    throughMonth: FundMonth,
  ): Promise<void> {
    const { months, refusal } = await this.months.open(unitId);
    if (refusal !== null) throw new Problem(422, refusal.code, refusal.details);
    const [next] = months;
    const latest = months.at(-1);
    if (next === undefined || latest === undefined || throughMonth > latest)
      throw new Problem(422, 'ASSESS_NOT_NOW', notNow(throughMonth, months));
    if (fromMonth !== next || throughMonth < fromMonth)
      throw new Problem(422, 'ASSESS_IN_ORDER', { next: formatMonth(next) });
  }

  private newNumber(): Promise<string> {
    return inTransaction(this.dataSource, (manager) => nextBusinessNo(manager));
  }

  private async assessMonth(
    actor: OperatorActor,
    asked: { month: FundMonth; noticeNo: string; requestId: string },
  ): Promise<Ended> {
    const { month, noticeNo, requestId } = asked;
    const { manager } = this.dataSource;
    const key = keyOf(requestId, month);
    const there = await findCommand(manager, key);
    const blocked = there === null ? await this.months.blockedBy(actor.unitId, month) : null;
    if (blocked !== null) return { refusal: blocked };
    const businessNo = there?.businessNo ?? (await this.newNumber());
    const command = await this.commands.give({
      requestId: key,
      businessNo,
      verb: 'assess',
      actorKind: 'operator',
      actorId: actor.id,
      body: { business: assessmentBusiness().code, month, noticeNo },
    });
    const outcome = command.outcome as Outcome | null;
    if (outcome?.refusal !== undefined) return { refusal: outcome.refusal };
    return outcome !== null && (await this.isPosted(businessNo))
      ? { businessNo }
      : { underWay: true };
  }

  /** The next month can be assessed only when this one is. */
  private async isPosted(businessNo: string): Promise<boolean> {
    const until = performance.now() + POSTED_WITHIN_MS;
    for (;;) {
      const row = await findCase(this.dataSource.manager, businessNo);
      if (row !== null && row.stage !== 'posting') return row.stage !== 'parked';
      if (performance.now() > until) return false;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** One command a month, named by the request that asks for several. */
function keyOf(requestId: string, month: FundMonth): string {
  return sha256(`${requestId}/${month}`);
}

/** @throws Problem when not even the first month was assessed: there is nothing to show but the refusal */
function stoppedAt(
  { noticeNo, done }: Pick<AssessedView, 'noticeNo' | 'done'>,
  month: FundMonth,
  ended: Exclude<Ended, { businessNo: string }>,
): AssessedView {
  const so = { noticeNo, done, underWay: null, refusedMonth: null, refusal: null };
  if ('underWay' in ended) return { ...so, underWay: month };
  const { refusal } = ended;
  if (done.length === 0) throw new Problem(422, refusal.code, { ...refusal.details });
  return { ...so, refusedMonth: month, refusal: refusalView(refusal) };
}

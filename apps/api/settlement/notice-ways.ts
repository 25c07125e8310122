import { Injectable } from '@nestjs/common';
import { Config } from '#config/config';
import type { EntityManager } from 'typeorm';
import type { WayDto } from '#apps/api/settlement/notice.dto';
import { refusalView } from '#apps/api/registers/register-views';
import { cityDayOf } from '#libs/fund/city-time';
import { moneyOf } from '#libs/persistence/assessments/assessment-queries';
import { WorkingCalendar } from '#libs/persistence/reference-data/working-calendar';
import {
  agreementOf,
  settlementWays,
  type SettlementWay,
} from '#libs/persistence/settlement/way-queries';
import type { Refusal } from '#libs/case/refusal';
import { CUT_OFF, WAY_REVERSAL_TEXTS, WAY_STEPS } from '#libs/texts/payment.texts';
import { fillText, type Text } from '#libs/texts/text';

interface Asked {
  readonly noticeNo: string;
  readonly unitId: number;
  readonly now: Date;
}

/** The ways of paying as a unit finds them: what each means for its notice, and whether it can choose it. */
@Injectable()
export class NoticeWays {
  private readonly calendar = new WorkingCalendar();

  constructor(private readonly config: Config) {}

  async of(manager: EntityManager, asked: Asked): Promise<WayDto[]> {
    const views: WayDto[] = [];
    for (const way of await settlementWays(manager))
      views.push(await this.viewOf(manager, way, asked));
    return views;
  }

  /** Why a unit cannot choose it; null where it can. */
  async refusalOf(
    manager: EntityManager,
    way: SettlementWay,
    { unitId, now }: Omit<Asked, 'noticeNo'>,
  ): Promise<Refusal | null> {
    const reachesBank = this.config.bankOrderUrl !== undefined;
    if (!way.offered || (way.behaviour === 'debit' && !reachesBank))
      return { code: 'WAY_NOT_OFFERED' };
    if (way.behaviour === 'balance' && (await moneyOf(manager, unitId)).unallocatedFen <= 0n)
      return { code: 'WAY_WITHOUT_BALANCE' };
    const { code, title } = way;
    const asked = { unitId, way: code, day: cityDayOf(now) };
    if (way.agreement && (await agreementOf(manager, asked)) === null)
      return { code: 'WAY_WITHOUT_AGREEMENT', details: { way: title.zh, wayEn: title.en } };
    return null;
  }

  /** The day an answer of the bank is due. */
  answerDay(manager: EntityManager, way: SettlementWay, now: Date): Promise<string> {
    return this.calendar.expectedDay(manager, now, way);
  }

  private async viewOf(manager: EntityManager, way: SettlementWay, asked: Asked): Promise<WayDto> {
    const { code, title, behaviour, reversal, cutOff } = way;
    const day = await this.calendar.expectedDay(manager, asked.now, way);
    const late: Text = cutOff === null ? { zh: '', en: '' } : fillText(CUT_OFF, { time: cutOff });
    const details = { noticeNo: asked.noticeNo, day, cutOff: late.zh, cutOffEn: late.en };
    const refusal = await this.refusalOf(manager, way, asked);
    return {
      code,
      title,
      steps: fillText(WAY_STEPS[behaviour], details),
      reversal: WAY_REVERSAL_TEXTS[reversal],
      expectedOn: day,
      refusal: refusal === null ? null : refusalView(refusal),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { cityDaysUntil, cityMoment } from '#libs/fund/city-time';
import { dueDay, dueMonth } from '#libs/fund/due-month';
import { maskPhone } from '#libs/fund/identity-number';
import type { Terms } from '#libs/fund/terms';
import { certificateValidTo } from '#libs/persistence/access/certificate-store';
import { operatorById } from '#libs/persistence/access/people-store';
import { previousSessionAt } from '#libs/persistence/access/session-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { operatorTodoStages } from '#libs/persistence/boxes/box-queries';
import { unitMonths, unitWithBranch } from '#libs/persistence/records/home-queries';
import { subjectFields } from '#libs/persistence/cases/subject-store';
import { termsOf } from '#libs/persistence/terms/terms-store';
import type { Stage } from '#libs/case/stage';
import { STAGE_TEXTS } from '#libs/texts/process.texts';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';
import { monthToAssess, noticesToPay } from '#apps/api/records/home-now';
import { Dictionaries } from '#apps/api/records/dictionaries';
import type { HomeAccount, HomeOperator, HomeUnit, HomeView } from '#apps/api/records/home.dto';
import type { UnitDetail } from '#apps/api/records/record.dto';
import { labelIn } from '#libs/businesses/shown-value';
import { fieldsOfSubject, withMasks } from '#libs/businesses/subject-fields';

/** Shown beside what the unit's own form knows. */
const MORE_NAMES = ['rounding', 'status', 'branchCode', 'districtCode'];

@Injectable()
export class UnitReader {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
  ) {}

  async home(unitId: number, signedIn: SignedIn): Promise<HomeView> {
    const manager = this.dataSource.manager;
    const { unit, branchName } = await unitWithBranch(manager, unitId);
    const months = await unitMonths(manager, unitId);
    const waiting = await operatorTodoStages(manager, unitId);
    const now = await databaseNow(manager);
    return {
      waiting: waiting.map(({ stage, count }) => ({
        stage,
        stageText: STAGE_TEXTS[stage as Stage],
        count,
      })),
      toPay: await noticesToPay(manager, unitId, now),
      toAssess: monthToAssess(unit, now),
      unit: await this.homeUnit(unit, branchName),
      account: homeAccount(unit, now),
      operator: await this.homeOperator(signedIn),
      months: months.map(({ month, headcount, unitFen, personalFen, fiscalFen }) => ({
        month,
        headcount,
        totalFen: unitFen + personalFen + fiscalFen,
      })),
    };
  }

  async detail(unitId: number): Promise<UnitDetail> {
    const fields = fieldsOfSubject('unit');
    const names = [...fields.map((field) => field.name), ...MORE_NAMES, 'version'];
    const { version, ...values } = await subjectFields(
      this.dataSource.manager,
      { kind: 'unit', id: unitId },
      names,
    );
    return { fields: withMasks(fields, values), version: Number(version) };
  }

  async terms(unitId: number, month: string): Promise<Terms> {
    const { manager } = this.dataSource;
    const { unit } = await unitWithBranch(manager, unitId);
    return termsOf(manager, unit, month, await databaseNow(manager));
  }

  private async homeUnit(unit: UnitEntity, branchName: string): Promise<HomeUnit> {
    const { accountNo, name, creditCode, status, address } = unit;
    const labels = await this.dictionaries.labels();
    const statusText = labelIn(labels, 'unit-status', status);
    return { accountNo, name, creditCode, status, statusText, branchName, address };
  }

  private async homeOperator({ actor, session }: SignedIn): Promise<HomeOperator> {
    const manager = this.dataSource.manager;
    const found = await operatorById(manager, actor.id);
    if (found === null) throw new Problem(401, 'SIGNED_OUT');
    const fingerprint = session.certificateFingerprint;
    const validTo = fingerprint === null ? null : await certificateValidTo(manager, fingerprint);
    const lastSignInAt = await previousSessionAt(manager, actor, session.createdAt);
    return {
      name: found.operator.name,
      phoneMasked: maskPhone(found.operator.phone),
      certificateValidTo: validTo?.toISOString() ?? null,
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
    };
  }
}

function homeAccount(unit: UnitEntity, now: Date): HomeAccount {
  const { balanceFen, unallocatedFen, receivableFen, unitRatioBp, personalRatioBp, fiscalRatioBp } =
    unit;
  const due = dueMonth(unit);
  const lastDay = dueDay(due, unit.payDay);
  const { paidThroughMonth, payingMembers, sealedMembers, monthlyFen } = unit;
  return {
    balanceFen,
    unallocatedFen,
    receivableFen,
    unitRatioBp,
    personalRatioBp,
    fiscalRatioBp,
    paidThroughMonth,
    payingMembers,
    sealedMembers,
    monthlyFen,
    dueMonth: due,
    dueDay: lastDay,
    dueInDays: cityDaysUntil(cityMoment(lastDay, 0), now),
  };
}

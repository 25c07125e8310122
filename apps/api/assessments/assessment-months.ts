import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { MonthPreviewView } from '#apps/api/assessments/assessment.dto';
import type { FindingsPage } from '#apps/api/assessments/finding.dto';
import { findingView } from '#apps/api/assessments/finding-views';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import { refusalView } from '#apps/api/registers/register-views';
import { conflictsOf } from '#libs/businesses/conflicts';
import { assessmentBusiness } from '#libs/businesses/registry';
import { dueDay } from '#libs/fund/due-month';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import { boundsOf, liftedTo } from '#libs/persistence/assessments/base-rule';
import {
  boundsRefusal,
  countFindings,
  findingsOf,
} from '#libs/persistence/assessments/month-findings';
import {
  monthsToAssess,
  type MonthsToAssess,
} from '#libs/persistence/assessments/months-to-assess';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { supplementsWaiting } from '#libs/persistence/assessments/supplement-store';
import { blockingCase } from '#libs/persistence/cases/conflict-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { Refusal } from '#libs/case/refusal';
import type { TextDetails } from '#libs/texts/text';

interface UnitNow {
  readonly unit: UnitEntity;
  readonly now: Date;
}

/** The months of a unit that are still to be assessed. */
@Injectable()
export class AssessmentMonths {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async open(unitId: number): Promise<MonthsToAssess> {
    const { unit, now } = await this.unitNow(unitId);
    return monthsToAssess(this.dataSource.manager, unit, now);
  }

  /** @throws Problem 404 for a month that is not among them: nothing is said of others */
  async requireOpen(unitId: number, month: FundMonth): Promise<UnitNow> {
    const at = await this.unitNow(unitId);
    const { months } = await monthsToAssess(this.dataSource.manager, at.unit, at.now);
    if (!months.includes(month)) throw new Problem(404, 'ASSESS_NOT_NOW', notNow(month, months));
    return at;
  }

  async preview(unitId: number, month: FundMonth): Promise<MonthPreviewView> {
    const { unit, now } = await this.requireOpen(unitId, month);
    const { manager } = this.dataSource;
    const bounds = await boundsOf(manager, unit, month, now);
    const preview = await previewMonth(manager, { unitId, month, ...liftedTo(bounds) });
    const blocked =
      (await this.blockedBy(unitId, month)) ??
      (await boundsRefusal(manager, { unitId, month }, bounds));
    const { rule: baseRule, floorFen, capFen } = bounds;
    const counts = await countFindings(manager, { unitId, month }, bounds);
    return {
      month,
      ...preview,
      supplementary: await supplementsWaiting(manager, unitId),
      unallocatedFen: unit.unallocatedFen,
      deadline: dueDay(month, unit.payDay),
      blocked: blocked === null ? null : refusalView(blocked),
      findings: { ...counts, baseRule, floorFen, capFen },
    };
  }

  /** Of whom something is to be said before the month is assessed. */
  async findings(
    unitId: number,
    month: FundMonth,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<FindingsPage> {
    const { unit, now } = await this.requireOpen(unitId, month);
    const { manager } = this.dataSource;
    const bounds = await boundsOf(manager, unit, month, now);
    const found = await findingsOf(manager, { unitId, month }, bounds, {
      ...page,
      limit: page.limit + 1,
    });
    return pageOf(
      found,
      page.limit,
      (one) => findingView(one, bounds),
      ({ accountId }) => String(accountId),
    );
  }

  /** An unfinished case that changes who pays what in the month, named. */
  async blockedBy(unitId: number, month: FundMonth): Promise<Refusal | null> {
    const { manager } = this.dataSource;
    const asked = { businessNo: '', unitId, memberId: null, effectiveMonth: month };
    const found = await blockingCase(manager, asked, conflictsOf(assessmentBusiness().code));
    return found === null
      ? null
      : {
          code: 'ASSESS_CASE_UNDER_WAY',
          details: { businessNo: found.businessNo, month: formatMonth(month) },
        };
  }

  private async unitNow(unitId: number): Promise<UnitNow> {
    const { manager } = this.dataSource;
    const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
    return { unit, now: await databaseNow(manager) };
  }
}

/** What the refusal ASSESS_NOT_NOW says of a month, beside those that can be assessed. */
export function notNow(month: FundMonth, months: readonly FundMonth[]): TextDetails {
  const latest = months.at(-1);
  return {
    month: formatMonth(month),
    latest: latest === undefined ? '—' : formatMonth(latest),
  };
}

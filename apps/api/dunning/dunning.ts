import { Injectable, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { branchesHeld, type StaffActor } from '#apps/api/auth/actor';
import {
  OWED_MARK,
  type DunningPage,
  type DunningQuery,
  type DunningSheetQuery,
  type OwedMonthDto,
} from '#apps/api/dunning/dunning.dto';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import { sheetFile } from '#apps/api/registers/sheet-file';
import { cityDayOf, cityDaysUntil, cityMoment } from '#libs/fund/city-time';
import { formatMonth, monthOf } from '#libs/fund/month';
import {
  owedMonthsOf,
  owedTotalsOf,
  type DunningAsked,
  type OwedMark,
  type OwedMonth,
} from '#libs/persistence/assessments/dunning-queries';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import { dunningLines } from '#libs/record-files/dunning-lines';
import { recordSheet } from '#libs/record-files/record-sheet';
import type { StaffRole } from '#libs/case/plan';

/** Who calls units up, and who looks over their shoulders. */
export const DUNNING_READERS = [
  'first-reviewer',
  'second-reviewer',
  'cashier',
  'auditor',
] as const satisfies readonly StaffRole[];

type Scope = Pick<DunningAsked, 'branches' | 'through' | 'words' | 'now'> & {
  readonly seen: readonly BranchEntity[];
};

/** The months that the units of the reader's branches still owe. */
@Injectable()
export class Dunning {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, { after, limit, ...asked }: DunningQuery): Promise<DunningPage> {
    const { manager } = this.dataSource;
    const { seen, ...scope } = await this.scopeOf(actor, asked);
    const page = { ...scope, after: markIn(after), limit: limit + 1 };
    const rows = await owedMonthsOf(manager, page);
    return {
      month: scope.through,
      totals: after === undefined ? await owedTotalsOf(manager, scope) : null,
      branches: seen.map(({ code, name, nameEn }) => ({ code, name: { zh: name, en: nameEn } })),
      ...pageOf(rows, limit, (row) => viewOf(row, scope.now), markOf),
    };
  }

  async sheet(actor: StaffActor, { format, ...asked }: DunningSheetQuery): Promise<StreamableFile> {
    const { seen, ...scope } = await this.scopeOf(actor, asked);
    const names = new Map(seen.map(({ code, name }) => [code, name]));
    const query = dunningLines(scope, names);
    // No unit's own: the lines themselves know whose they are.
    const none = { unitId: 0, labels: new Map() };
    const content = recordSheet(this.dataSource.manager, query, none, format);
    return sheetFile(content, `${query.title.zh}-${cityDayOf(scope.now)}`, format);
  }

  /** @throws Problem 404 for a branch that is not there and one that is not the reader's; 422 for a month to come */
  private async scopeOf(
    actor: StaffActor,
    { month, branch, q }: Pick<DunningQuery, 'month' | 'branch' | 'q'>,
  ): Promise<Scope> {
    const { manager } = this.dataSource;
    const now = await databaseNow(manager);
    const latest = monthOf(now);
    const through = month ?? latest;
    if (through > latest)
      throw new Problem(422, 'DUNNING_MONTH_TO_COME', { latest: formatMonth(latest) });
    const own = branchesHeld(actor, DUNNING_READERS);
    const all = await manager.find(BranchEntity, { order: { code: 1 } });
    const seen = all.filter(({ code }) => own === null || own.includes(code));
    const chosen = branch === undefined ? seen : seen.filter(({ code }) => code === branch);
    if (branch !== undefined && chosen.length === 0) throw new Problem(404, 'BRANCH_NOT_FOUND');
    const isAll = branch === undefined && own === null;
    return {
      branches: isAll ? null : chosen.map(({ code }) => code),
      through,
      words: q,
      now,
      seen,
    };
  }
}

function viewOf(row: OwedMonth, now: Date): OwedMonthDto {
  const { unitAccountNo, unitName, contactName, contactPhone } = row;
  const { month, businessNo, people, dueFen, openFen, deadline } = row;
  const overdueDays = -cityDaysUntil(cityMoment(deadline, 0), now);
  const unit = { unitAccountNo, unitName, contactName, contactPhone };
  return { ...unit, month, businessNo, people, dueFen, openFen, deadline, overdueDays };
}

function markOf({ unitId, month }: OwedMonth): string {
  return `${String(unitId)}-${month}`;
}

function markIn(after: string | undefined): OwedMark | undefined {
  const [, unitId, month] = OWED_MARK.exec(after ?? '') ?? [];
  return unitId === undefined || month === undefined
    ? undefined
    : { unitId: Number(unitId), month };
}

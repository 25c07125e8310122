import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { periodTotal, type AccountPeriod } from '#libs/fund/ledger/account-periods';
import {
  flowMembers,
  type FlowMember,
  type FlowMembersAsked,
} from '#libs/persistence/ledger/flow-members';
import {
  flowRecords,
  flowSums,
  namesMembers,
  type FlowPageAsked,
  type FlowRecord,
} from '#libs/persistence/ledger/flow-queries';
import { accountOf, markOf, pageOfPeriods } from '#libs/record-files/account-lines';
import { flowSummary, flowTypeText } from '#libs/record-files/flow-text';
import type { AskedRecords } from '#libs/record-files/record-query';
import { pageOf } from '#apps/api/page-of';
import type {
  AccountPage,
  AccountPeriodView,
  FlowEntryView,
  FlowMembersPage,
  FlowMemberView,
  FlowPage,
} from '#apps/api/records/books.dto';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { requireFlowEntry } from '#apps/api/records/flow-entry';

type Labels = Awaited<ReturnType<Dictionaries['labels']>>;

/** A unit's account and its flow, as the books have them (manual 7.2, 7.3). */
@Injectable()
export class UnitBooks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
  ) {}

  async account(
    unitId: number,
    asked: AskedRecords & { after?: string | undefined; limit: number },
  ): Promise<AccountPage> {
    const periods = await accountOf(this.dataSource.manager, unitId, asked);
    const total = asked.after === undefined ? periodTotal(periods) : null;
    const page = pageOfPeriods(periods.reverse(), asked.after, asked.limit + 1);
    return {
      ...pageOf(page, asked.limit, periodView, markOf),
      total: total === null ? null : periodView(total),
    };
  }

  async flow(asked: FlowPageAsked): Promise<FlowPage> {
    const { manager } = this.dataSource;
    const rows = await flowRecords(manager, { ...asked, limit: asked.limit + 1 });
    const total = asked.after === undefined ? await flowSums(manager, asked) : null;
    const labels = await this.dictionaries.labels();
    const view = (row: FlowRecord) => entryView(labels, row);
    return { ...pageOf(rows, asked.limit, view, ({ id }) => id), total };
  }

  async entry(unitId: number, id: string): Promise<FlowEntryView> {
    const found = await requireFlowEntry(this.dataSource.manager, unitId, id);
    return entryView(await this.dictionaries.labels(), found);
  }

  async members(unitId: number, asked: FlowMembersAsked): Promise<FlowMembersPage> {
    const { manager } = this.dataSource;
    await requireFlowEntry(manager, unitId, asked.entry);
    const rows = await flowMembers(manager, { ...asked, limit: asked.limit + 1 });
    const labels = await this.dictionaries.labels();
    const view = (row: FlowMember) => memberView(labels, row);
    return pageOf(rows, asked.limit, view, ({ id }) => id);
  }
}

function entryView(labels: Labels, row: FlowRecord): FlowEntryView {
  const { id, day, businessNo, ownCase, type, amountFen, interestFen, headcount } = row;
  return {
    id,
    day,
    businessNo,
    ownCase,
    type,
    typeText: flowTypeText(labels, type),
    summaryText: flowSummary(labels, row),
    amountFen,
    interestFen,
    headcount,
    namesMembers: namesMembers(row),
  };
}

function memberView(labels: Labels, row: FlowMember): FlowMemberView {
  const { accountNo, name, day, month, type, amountFen, interestFen } = row;
  const typeText = flowTypeText(labels, type);
  return { accountNo, name, day, month, amountFen, interestFen, typeText };
}

function periodView(period: AccountPeriod): AccountPeriodView {
  return {
    from: period.from,
    to: period.to,
    openingFen: Number(period.openingFen),
    increaseFen: Number(period.increaseFen),
    decreaseFen: Number(period.decreaseFen),
    closingFen: Number(period.closingFen),
    unallocatedFen: Number(period.unallocatedFen),
  };
}

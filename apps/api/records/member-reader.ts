import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { ratiosOf } from '#libs/fund/contribution';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { databaseNow } from '#libs/persistence/database/database-clock';
import {
  hashesOfIdNumber,
  memberRecord,
  memberRecords,
  type MemberRecord,
  type MemberSearch,
} from '#libs/persistence/records/member-queries';
import { membersOfCentre, type Branches } from '#libs/persistence/records/centre-queries';
import { unitWithBranch } from '#libs/persistence/records/home-queries';
import {
  accountsByNumber,
  type RegisterAccount,
} from '#libs/persistence/registers/register-account';
import { subjectFields } from '#libs/persistence/cases/subject-store';
import { standingText } from '#libs/record-files/member-lines';
import { laterTerms, type LaterTerm } from '#libs/persistence/terms/term-queries';
import { termsOf } from '#libs/persistence/terms/terms-store';
import type { OfficeMembersPage, OfficeMemberSearch } from '#apps/api/office/office.dto';
import { Dictionaries } from '#apps/api/records/dictionaries';
import type {
  MemberDetail,
  MemberRow,
  MembersPage,
  MembersQuery,
  MemberSearchBody,
} from '#apps/api/records/record.dto';
import { fieldsOfSubject, withMasks } from '#libs/businesses/subject-fields';
import { Problem } from '#apps/api/problems/problem';
import { labelIn, type Labels } from '#libs/businesses/shown-value';

/** The shape of a row, free of its class. */
type RowView = Pick<MemberRow, keyof MemberRow>;

/** The members of one unit; another unit's accounts are as if they did not exist. */
@Injectable()
export class MemberReader {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
    private readonly config: Config,
  ) {}

  async page(unitId: number, query: MembersQuery | MemberSearchBody): Promise<MembersPage> {
    const { status, after, limit } = query;
    const search = this.searchOf(query);
    const found = await memberRecords(this.dataSource.manager, {
      unitId,
      limit: limit + 1,
      ...(search === undefined ? {} : { search }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { after }),
    });
    const shown = await this.inMonth(unitId, found.slice(0, limit), query.month);
    return {
      items: await this.rowsOf(shown),
      next: found.length > shown.length ? (shown.at(-1)?.accountNo ?? null) : null,
    };
  }

  /** In all units of these branches; nobody where nothing is looked for. */
  async pageOfCentre(
    branches: Branches,
    { q, by, status, after, limit }: Omit<OfficeMemberSearch, 'unit'>,
  ): Promise<OfficeMembersPage> {
    const search = this.searchOf({ q: q ?? '', by, limit });
    if (search === undefined) return { items: [], next: null };
    const wanted = { search, branches, status, after, limit: limit + 1 };
    const found = await membersOfCentre(this.dataSource.manager, wanted);
    const shown = found.slice(0, limit);
    const rows = await this.rowsOf(shown);
    return {
      items: shown.flatMap(({ unitAccountNo, unitName }, at) => {
        const row = rows[at];
        return row === undefined
          ? []
          : [{ ...row, unit: { accountNo: unitAccountNo, name: unitName } }];
      }),
      next: found.length > shown.length ? (shown.at(-1)?.accountNo ?? null) : null,
    };
  }

  async detail(unitId: number, accountNo: string): Promise<MemberDetail> {
    const record = await this.require(unitId, accountNo);
    const fields = fieldsOfSubject('member');
    const values = await this.valuesOf(
      record,
      fields.map((field) => field.name),
    );
    const [row] = await this.rowsOf([record]);
    if (row === undefined) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return { ...row, fields: withMasks(fields, values), version: record.version };
  }

  async reveal(unitId: number, accountNo: string, field: string): Promise<string> {
    const record = await this.require(unitId, accountNo);
    return (await this.valuesOf(record, [field]))[field] ?? '';
  }

  async require(unitId: number, accountNo: string): Promise<MemberRecord> {
    const record = await memberRecord(this.dataSource.manager, unitId, accountNo);
    if (record === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return record;
  }

  /** Each as he stands in the month; who belongs to another unit by then is shown as he is kept. */
  private async inMonth(
    unitId: number,
    records: readonly MemberRecord[],
    month: string | undefined,
  ): Promise<readonly MemberRecord[]> {
    if (month === undefined) return records;
    const { manager } = this.dataSource;
    const { unit } = await unitWithBranch(manager, unitId);
    const terms = await termsOf(manager, unit, month, await databaseNow(manager));
    const accountNos = records.map(({ accountNo }) => accountNo);
    const accounts = await accountsByNumber(manager, unitId, accountNos, { terms });
    return records.map((record) => ({ ...record, ...stateOf(accounts.get(record.accountNo)) }));
  }

  private async rowsOf(records: readonly MemberRecord[]): Promise<RowView[]> {
    const later = await laterTerms(this.dataSource.manager, records);
    const labels = await this.dictionaries.labels();
    return records.map((record) => rowOf(record, later.get(record.accountId) ?? [], labels));
  }

  private valuesOf(
    record: MemberRecord,
    names: readonly string[],
  ): Promise<Record<string, string>> {
    return subjectFields(this.dataSource.manager, { kind: 'member', id: record.memberId }, names);
  }

  private searchOf({ q, by }: MembersQuery | MemberSearchBody): MemberSearch | undefined {
    const text = q?.trim() ?? '';
    if (text === '') return undefined;
    return by === 'id'
      ? { by, hashes: hashesOfIdNumber(this.config.keyedHashSecret, text) }
      : { by, text };
  }
}

function stateOf(account: RegisterAccount | undefined): Partial<MemberRecord> {
  if (account === undefined) return {};
  const { status, baseFen, unitFen, personalFen, fiscalFen, lastBaseMonth } = account;
  const { unitRatioBp, personalRatioBp, fiscalRatioBp } = account;
  return {
    status,
    lastBaseMonth,
    baseFen,
    unitFen,
    personalFen,
    fiscalFen,
    unitRatioBp,
    personalRatioBp,
    fiscalRatioBp,
  };
}

function rowOf(record: MemberRecord, later: readonly LaterTerm[], labels: Labels): RowView {
  const { accountNo, name, idType, status, baseFen, unitFen, personalFen, fiscalFen } = record;
  const statusText = standingText(record, later, labels);
  return {
    accountNo,
    name,
    idType,
    status,
    baseFen,
    unitFen,
    personalFen,
    fiscalFen,
    paidThroughMonth: record.paidThroughMonth,
    lastBaseMonth: record.lastBaseMonth,
    ratios: ratiosOf(record),
    later: later.map((term) => ({
      fromMonth: term.fromMonth,
      baseFen: term.baseFen,
      statusText: term.status === null ? null : labelIn(labels, 'account-status', term.status),
      businessNo: term.businessNo,
    })),
    idNumberMasked: maskIdentityNumber(record.idNumber),
    statusText,
    monthlyFen: unitFen + personalFen + fiscalFen,
  };
}

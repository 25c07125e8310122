import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import {
  hashesOfIdNumber,
  memberRecord,
  memberRecords,
  type MemberRecord,
  type MemberSearch,
} from '#libs/persistence/records/member-queries';
import { subjectFields } from '#libs/persistence/subject-store';
import { Dictionaries } from '#apps/api/records/dictionaries';
import type {
  MemberDetail,
  MemberRow,
  MembersPage,
  MembersQuery,
  MemberSearchBody,
} from '#apps/api/records/record.dto';
import { fieldsOfSubject, withMasks } from '#apps/api/records/subject-fields';
import { Problem } from '#apps/api/problems/problem';
import type { Labels } from '#libs/businesses/shown-value';

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
    const shown = found.slice(0, limit);
    const labels = await this.dictionaries.labels();
    return {
      items: shown.map((record) => rowOf(record, labels)),
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
    const row: RowView = rowOf(record, await this.dictionaries.labels());
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

function rowOf(record: MemberRecord, labels: Labels): RowView {
  const {
    accountNo,
    name,
    idType,
    status,
    baseFen,
    unitFen,
    personalFen,
    fiscalFen,
    paidThroughMonth,
  } = record;
  return {
    accountNo,
    name,
    idType,
    status,
    baseFen,
    unitFen,
    personalFen,
    fiscalFen,
    paidThroughMonth,
    idNumberMasked: maskIdentityNumber(record.idNumber),
    statusText: labels.get(`account-status/${status}`) ?? { zh: status, en: status },
    monthlyFen: unitFen + personalFen + fiscalFen,
  };
}

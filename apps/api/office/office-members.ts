import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { StaffActor } from '#apps/api/auth/actor';
import { OfficeScope } from '#apps/api/office/office-scope';
import type {
  OfficeMember,
  OfficeMemberSearch,
  OfficeMembersPage,
} from '#apps/api/office/office.dto';
import type { MemberOverview } from '#apps/api/records/member-page.dto';
import { MemberPage } from '#apps/api/records/member-page';
import type { MemberRow } from '#apps/api/records/record.dto';
import { MemberReader } from '#apps/api/records/member-reader';
import { unitsOfAccount } from '#libs/persistence/records/centre-queries';

/** What a view says, free of its class. */
type Plain<View> = Pick<View, keyof View>;

/** Members as the centre finds and reads them. */
@Injectable()
export class OfficeMembers {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scope: OfficeScope,
    private readonly reader: MemberReader,
    private readonly page: MemberPage,
  ) {}

  /** In one unit as that unit has them; else in every unit of the reader's branches, where words are needed. */
  async search(
    actor: StaffActor,
    { unit: unitNo, ...query }: OfficeMemberSearch,
  ): Promise<OfficeMembersPage> {
    if (unitNo === undefined) return this.reader.pageOfCentre(this.scope.branchesOf(actor), query);
    const { id, ...unit } = await this.scope.unit(actor, unitNo);
    const { items, next } = await this.reader.page(id, { ...query, q: query.q ?? '' });
    return { items: items.map((row: Plain<MemberRow>) => ({ ...row, unit })), next };
  }

  async overview(
    actor: StaffActor,
    accountNo: string,
    unitNo: string | undefined,
  ): Promise<OfficeMember> {
    const { unitId, accountId, unit } = await this.scope.member(actor, accountNo, unitNo);
    const branches = this.scope.branchesOf(actor);
    const units = await unitsOfAccount(this.dataSource.manager, accountId, branches);
    const overview: Plain<MemberOverview> = await this.page.overview(unitId, accountNo);
    return {
      ...overview,
      unit,
      units: units.map(({ accountNo: no, name }) => ({ accountNo: no, name })),
    };
  }
}

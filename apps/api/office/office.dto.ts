import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { CasesPageQuery, MemberOverview, MonthsPageQuery } from '#apps/api/records/member-page.dto';
import {
  MemberChangesQuery,
  SheetAsked,
  StatusChangesQuery,
  StatusChangeView,
} from '#apps/api/records/query.dto';
import { ChangeView, MemberRow, RevealBody } from '#apps/api/records/record.dto';
import { UnitNameDto } from '#apps/api/submissions/submission.dto';
import { Optional } from '#apps/api/values/optional';
import { SearchWords, Typed } from '#apps/api/values/typed';

const UNIT = { required: false, example: '01000000001', description: 'Account of a unit' } as const;

/** Names and ID numbers stand in no address; words alone search every unit of the reader's branches. */
export class OfficeMemberSearch extends PageQuery {
  @ApiProperty({
    required: false,
    example: '王',
    description: 'Beginning of an account or name, or a whole ID number; all of the unit if empty',
  })
  @Optional()
  @SearchWords()
  q?: string;
  @ApiProperty({ enum: ['account', 'name', 'id'], example: 'name' })
  @IsIn(['account', 'name', 'id'])
  by: 'account' | 'name' | 'id';
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
  @ApiProperty({ required: false, example: '01', description: 'Dictionary account-status' })
  @Optional()
  @Typed('account-status')
  status?: string;
  @ApiProperty({ required: false, example: '100000000020' })
  @Optional()
  @Typed('account-beginning')
  after?: string;
}

/** All that a search finds, as a file. */
export class OfficeMembersExport extends OfficeMemberSearch {
  @ApiProperty({ enum: ['xlsx', 'csv'], example: 'xlsx' })
  @IsIn(['xlsx', 'csv'])
  format: 'xlsx' | 'csv';
}

/** A member is seen in the unit that has him, or in another one he was with. */
export class InUnitQuery {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeMonthsQuery extends MonthsPageQuery {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeCasesQuery extends CasesPageQuery {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeRevealBody extends RevealBody {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeChangesQuery extends MemberChangesQuery {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeStatusesQuery extends StatusChangesQuery {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeSheetQuery extends SheetAsked {
  @ApiProperty(UNIT)
  @Optional()
  @Typed('unit-account')
  unit?: string;
}

export class OfficeMemberRow extends MemberRow {
  @ApiProperty({ type: UnitNameDto }) unit: UnitNameDto;
}

export class OfficeMembersPage {
  @ApiProperty({ type: [OfficeMemberRow] }) items: OfficeMemberRow[];
  @ApiProperty({ type: String, nullable: true, example: '100000000020' }) next: string | null;
}

export class OfficeMember extends MemberOverview {
  @ApiProperty({ type: UnitNameDto, description: 'The unit he is seen in' }) unit: UnitNameDto;
  @ApiProperty({
    type: [UnitNameDto],
    description: 'All of his the reader may look at, newest first',
  })
  units: UnitNameDto[];
}

export class OfficeChangeView extends ChangeView {
  @ApiProperty({ type: UnitNameDto, description: 'It was made in' }) unit: UnitNameDto;
}

export class OfficeChangesPage {
  @ApiProperty({ type: [OfficeChangeView] }) items: OfficeChangeView[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
}

export class OfficeStatusView extends StatusChangeView {
  @ApiProperty({ type: UnitNameDto, description: 'It was made in' }) unit: UnitNameDto;
}

export class OfficeStatusesPage {
  @ApiProperty({ type: [OfficeStatusView] }) items: OfficeStatusView[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
}

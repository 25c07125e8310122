import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { PageMark, Typed } from '#apps/api/values/typed';
import { DETAIL_TYPES } from '#libs/fund/ledger/detail-types';
import {
  STATUS_CHANGE_KINDS,
  type StatusChangeKind,
} from '#libs/persistence/records/status-history';

export class DaysQuery extends PageQuery {
  @ApiProperty({ required: false, example: '2026-01-01', description: 'First day, by the city' })
  @Optional()
  @Typed('date')
  from?: string;
  @ApiProperty({ required: false, example: '2026-12-31', description: 'Last day, counted too' })
  @Optional()
  @Typed('date')
  to?: string;
  @ApiProperty({ required: false, example: '4711', description: '`next` of the page before' })
  @Optional()
  @PageMark()
  after?: string;
}

export class UnitChangesQuery extends DaysQuery {}

export class MemberChangesQuery extends DaysQuery {
  @ApiProperty({ required: false, example: '100000000017', description: 'One member only' })
  @Optional()
  @Typed('account-number')
  accountNo?: string;
}

export class StatusChangesQuery extends MemberChangesQuery {
  @ApiProperty({ required: false, enum: STATUS_CHANGE_KINDS, example: 'seal' })
  @Optional()
  @IsIn(STATUS_CHANGE_KINDS)
  kind?: StatusChangeKind;
}

/** What every query of changes can be asked, and the file it comes as. */
export class SheetAsked {
  @ApiProperty({ enum: ['xlsx', 'csv'], example: 'xlsx' })
  @IsIn(['xlsx', 'csv'])
  format: 'xlsx' | 'csv';
  @ApiProperty({ required: false, example: '2026-01-01' })
  @Optional()
  @Typed('date')
  from?: string;
  @ApiProperty({ required: false, example: '2026-12-31' })
  @Optional()
  @Typed('date')
  to?: string;
  @ApiProperty({ required: false, example: '100000000017' })
  @Optional()
  @Typed('account-number')
  accountNo?: string;
  @ApiProperty({ required: false, enum: STATUS_CHANGE_KINDS, example: 'seal' })
  @Optional()
  @IsIn(STATUS_CHANGE_KINDS)
  kind?: StatusChangeKind;
}

/** What a query is asked, whichever it is; one that does not know an account or a kind refuses it. */
export class SheetQuery extends SheetAsked {
  @ApiProperty({ required: false, enum: DETAIL_TYPES, example: '01' })
  @Optional()
  @IsIn(DETAIL_TYPES)
  type?: string;
  @ApiProperty({ required: false, example: '01', description: 'Of members’ accounts' })
  @Optional()
  @Typed('account-status')
  status?: string;
  @ApiProperty({ required: false, example: '4711', description: 'Whose members: of flow-members' })
  @Optional()
  @PageMark()
  entry?: string;
}

export class StatusChangeView {
  @ApiProperty({ example: '2026-11-24T02:00:00.000Z' }) at: string;
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ enum: STATUS_CHANGE_KINDS }) kind: string;
  @ApiProperty({ type: TextDto }) kindText: TextDto;
  @ApiProperty({ type: TextDto, description: 'Empty where no reason was given' })
  reasonText: TextDto;
  @ApiProperty({ example: '202612' }) fromMonth: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026112400000001',
    description: 'Null for what the former system did',
  })
  businessNo: string | null;
  @ApiProperty({ example: '李文静' }) operatorName: string;
}

export class StatusChangesPage {
  @ApiProperty({ type: [StatusChangeView] }) items: StatusChangeView[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { DaysQuery } from '#apps/api/records/query.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { PageMark } from '#apps/api/values/typed';
import { DETAIL_TYPES } from '#libs/fund/ledger/detail-types';

export class AccountQuery extends DaysQuery {}

export class FlowQuery extends DaysQuery {
  @ApiProperty({ required: false, enum: DETAIL_TYPES, example: '01', description: 'JGJ/T 320 A.5' })
  @Optional()
  @IsIn(DETAIL_TYPES)
  type?: string;
}

export class FlowMembersQuery extends PageQuery {
  @ApiProperty({
    required: false,
    example: '4711-202611',
    description: '`next` of the page before',
  })
  @Optional()
  @PageMark(/^\d{1,10}(?:-\d{0,6})?$/)
  after?: string;
}

export class AccountPeriodView {
  @ApiProperty({ example: '2026-11-01' }) from: string;
  @ApiProperty({ example: '2026-11-29' }) to: string;
  @ApiProperty({ example: 35_117_852_708 }) openingFen: number;
  @ApiProperty({ example: 581_166_564 }) increaseFen: number;
  @ApiProperty({ example: 0 }) decreaseFen: number;
  @ApiProperty({ example: 35_699_019_272 }) closingFen: number;
  @ApiProperty({ example: 0, description: 'As it stood at the end of the period' })
  unallocatedFen: number;
}

export class AccountPage {
  @ApiProperty({ type: [AccountPeriodView] }) items: AccountPeriodView[];
  @ApiProperty({ type: String, nullable: true, example: '202610' }) next: string | null;
  @ApiProperty({
    type: AccountPeriodView,
    nullable: true,
    description: 'All periods as one; null where the book is empty, and on later pages',
  })
  total: AccountPeriodView | null;
}

export class FlowEntryView {
  @ApiProperty({ example: '4711' }) id: string;
  @ApiProperty({ example: '2026-11-24', description: 'Posting day' }) day: string;
  @ApiProperty({ type: String, nullable: true, example: '2026112400000018' })
  businessNo: string | null;
  @ApiProperty({ description: 'The case is the unit’s own and can be opened' }) ownCase: boolean;
  @ApiProperty({ enum: DETAIL_TYPES }) type: string;
  @ApiProperty({ type: TextDto }) typeText: TextDto;
  @ApiProperty({ type: TextDto }) summaryText: TextDto;
  @ApiProperty({ example: 581_166_564, description: 'Below zero for what left the unit' })
  amountFen: number;
  @ApiProperty({ example: 0 }) interestFen: number;
  @ApiProperty({ example: 3_000 }) headcount: number;
  @ApiProperty({ description: 'Whether it says whose; else how many people alone' })
  namesMembers: boolean;
}

export class FlowTotal {
  @ApiProperty({ example: 12 }) entries: number;
  @ApiProperty({ example: 581_166_564 }) amountFen: number;
  @ApiProperty({ example: 0 }) interestFen: number;
}

export class FlowPage {
  @ApiProperty({ type: [FlowEntryView] }) items: FlowEntryView[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
  @ApiProperty({
    type: FlowTotal,
    nullable: true,
    description: 'Of everything that fits; null on later pages',
  })
  total: FlowTotal | null;
}

export class FlowMemberView {
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ example: '2026-11-24' }) day: string;
  @ApiProperty({ example: '202611', description: 'Empty for what is about no month' })
  month: string;
  @ApiProperty({ example: 193_722 }) amountFen: number;
  @ApiProperty({ example: 0 }) interestFen: number;
  @ApiProperty({ type: TextDto }) typeText: TextDto;
}

export class FlowMembersPage {
  @ApiProperty({ type: [FlowMemberView] }) items: FlowMemberView[];
  @ApiProperty({ type: String, nullable: true, example: '4711-202611' }) next: string | null;
}

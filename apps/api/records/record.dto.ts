import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { PageQuery } from '#apps/api/page.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { ROUNDING_RULES, type RoundingRule } from '#libs/fund/rounding';
import { PageMark, SearchWords, Typed } from '#apps/api/values/typed';

export class ChangesQuery extends PageQuery {
  @ApiProperty({ required: false, example: '4711', description: '`next` of the page before' })
  @Optional()
  @PageMark()
  after?: string;
}

class MembersPageQuery extends PageQuery {
  @ApiProperty({ required: false, example: '01', description: 'Dictionary account-status' })
  @Optional()
  @Typed('account-status')
  status?: string;
  @ApiProperty({ required: false, example: '100000000020' })
  @Optional()
  @Typed('account-beginning')
  after?: string;
  @ApiProperty({
    required: false,
    example: '202612',
    description: 'Members as they stand in this month; in the next month to assess unless said',
  })
  @Optional()
  @Typed('month')
  month?: string;
}

/** What may stand in an address: account numbers, not names and not ID numbers. */
export class MembersQuery extends MembersPageQuery {
  @ApiProperty({ required: false, example: '1000000000', description: 'Beginning of an account' })
  @Optional()
  @Typed('account-beginning')
  q?: string;
  @ApiProperty({ required: false, enum: ['account'], example: 'account', default: 'account' })
  @Optional()
  @IsIn(['account'])
  by: 'account' = 'account' as const;
}

export class MemberSearchBody extends MembersPageQuery {
  @ApiProperty({
    example: '王',
    description: 'Beginning of an account number or name, or a whole ID number',
  })
  @SearchWords()
  q: string;
  @ApiProperty({ enum: ['account', 'name', 'id'], example: 'name' })
  @IsIn(['account', 'name', 'id'])
  by: 'account' | 'name' | 'id';
}

export class TermsQuery {
  @ApiProperty({ example: '202612' }) @Typed('month') month: string;
}

export class RevealBody {
  @ApiProperty({ enum: ['idNumber', 'mobilePhone', 'bornOn'], example: 'idNumber' })
  @IsIn(['idNumber', 'mobilePhone', 'bornOn'])
  field: 'idNumber' | 'mobilePhone' | 'bornOn';
}

export class RevealedView {
  @ApiProperty({ example: '410302199001011234' }) value: string;
}

export class RatiosView {
  @ApiProperty({ example: 1_200 }) unitBp: number;
  @ApiProperty({ example: 1_200 }) personalBp: number;
  @ApiProperty({ example: 0 }) fiscalBp: number;
}

export class LaterTermView {
  @ApiProperty({ example: '202701' }) fromMonth: string;
  @ApiProperty({ type: Number, nullable: true, example: 600_000 }) baseFen: number | null;
  @ApiProperty({ type: TextDto, nullable: true }) statusText: TextDto | null;
  @ApiProperty({ type: String, nullable: true, example: '2026112400000001' })
  businessNo: string | null;
}

export class MemberRow {
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ example: '410302********1234' }) idNumberMasked: string;
  @ApiProperty({ example: '01' }) idType: string;
  @ApiProperty({ example: '01' }) status: string;
  @ApiProperty({ type: TextDto }) statusText: TextDto;
  @ApiProperty({ example: 680_000 }) baseFen: number;
  @ApiProperty({ example: 163_200 }) monthlyFen: number;
  @ApiProperty({ example: 81_600 }) unitFen: number;
  @ApiProperty({ example: 81_600 }) personalFen: number;
  @ApiProperty({ example: 0 }) fiscalFen: number;
  @ApiProperty({ type: String, nullable: true, example: '202610' }) paidThroughMonth: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '202507',
    description:
      'Latest month an adjustment of the base is posted for, up to the end of the fund year shown',
  })
  lastBaseMonth: string | null;
  @ApiProperty({ type: RatiosView }) ratios: RatiosView;
  @ApiProperty({ type: [LaterTermView], description: 'Posted for months after the one shown' })
  later: LaterTermView[];
}

export class MembersPage {
  @ApiProperty({ type: [MemberRow] }) items: MemberRow[];
  @ApiProperty({ type: String, nullable: true, example: '100000000020' }) next: string | null;
}

export class MemberDetail extends MemberRow {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { maritalStatus: '20' },
  })
  fields: Record<string, string>;
  @ApiProperty({ example: 1 }) version: number;
}

export class UnitDetail {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { name: '河洛热力有限责任公司' },
  })
  fields: Record<string, string>;
  @ApiProperty({ example: 1 }) version: number;
}

export class ChangeView {
  @ApiProperty({ example: '2026-07-15T02:00:00.000Z' }) at: string;
  @ApiProperty({ example: '2026071500000001' }) businessNo: string;
  @ApiProperty({ example: '100000000017', description: 'Of a member’s; else empty' })
  accountNo: string;
  @ApiProperty({ example: '王静', description: 'Of a member’s; else empty' }) name: string;
  @ApiProperty({ example: 'officePhone' }) field: string;
  @ApiProperty({ type: TextDto }) fieldLabel: TextDto;
  @ApiProperty({ example: '0379-63210000' }) before: string;
  @ApiProperty({ example: '0379-63210001' }) after: string;
  @ApiProperty({ type: TextDto }) beforeText: TextDto;
  @ApiProperty({ type: TextDto }) afterText: TextDto;
  @ApiProperty({ example: '李文静' }) operatorName: string;
  @ApiProperty({ type: [String], example: ['赵敏'] }) reviewerNames: string[];
}

export class ChangesPage {
  @ApiProperty({ type: [ChangeView] }) items: ChangeView[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
}

export class TermsView {
  @ApiProperty({ example: '202612' }) month: string;
  @ApiProperty({ example: 2_354_250 }) capFen: number;
  @ApiProperty({ example: 221_000 }) floorFen: number;
  @ApiProperty({ example: 500 }) ratioMinBp: number;
  @ApiProperty({ example: 1_200 }) ratioMaxBp: number;
  @ApiProperty({ example: 3 }) monthsAhead: number;
  @ApiProperty({ example: '202706' }) knownThroughMonth: string;
  @ApiProperty({ type: RatiosView }) ratios: RatiosView;
  @ApiProperty({ enum: ROUNDING_RULES }) rounding: RoundingRule;
  @ApiProperty({ example: false }) repeatedAdjustmentAllowed: boolean;
}

import { ApiProperty } from '@nestjs/swagger';
import { DocumentView } from '#apps/api/documents/document.dto';
import { PageQuery } from '#apps/api/page.dto';
import { MemberDetail, RatiosView } from '#apps/api/records/record.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { Typed } from '#apps/api/values/typed';

export class MonthsPageQuery extends PageQuery {
  override limit = 24;
  @ApiProperty({ required: false, example: '202601', description: '`next` of the page before' })
  @Optional()
  @Typed('month')
  after?: string;
}

export class CasesPageQuery extends PageQuery {
  @ApiProperty({ required: false, example: '2026112400000017' })
  @Optional()
  @Typed('business-number')
  after?: string;
}

/** A member as the page about him begins. What he has elsewhere by now is not told. */
export class MemberOverview {
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ type: TextDto }) idTypeText: TextDto;
  @ApiProperty({ example: '410302********1234' }) idNumberMasked: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2020-03-01',
    description: 'Null once he left',
  })
  openedOn: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 4_812_000,
    description: 'Null once he left',
  })
  balanceFen: number | null;
  @ApiProperty({ example: '202003', description: 'First month in this unit' }) fromMonth: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Last month in this unit',
  })
  throughMonth: string | null;
  @ApiProperty({ type: MemberDetail, nullable: true, description: 'Null once he left' })
  member: MemberDetail | null;
}

export class PostedTermView {
  @ApiProperty({ enum: ['base', 'status', 'own-ratios', 'unit-ratios'] }) what: string;
  @ApiProperty({ type: TextDto }) whatText: TextDto;
  @ApiProperty({ type: String, nullable: true, example: '2026112400000017' })
  businessNo: string | null;
  @ApiProperty({ type: TextDto, nullable: true }) businessText: TextDto | null;
}

export class MemberMonth {
  @ApiProperty({ example: '202612' }) month: string;
  @ApiProperty({ description: 'After the unit’s next month to assess' }) later: boolean;
  @ApiProperty({ example: '01' }) status: string;
  @ApiProperty({ type: TextDto }) statusText: TextDto;
  @ApiProperty({ example: 680_000 }) baseFen: number;
  @ApiProperty({ type: RatiosView }) ratios: RatiosView;
  @ApiProperty({ example: 81_600, description: 'Zero in a month he does not pay' }) unitFen: number;
  @ApiProperty({ example: 81_600 }) personalFen: number;
  @ApiProperty({ example: 0 }) fiscalFen: number;
  @ApiProperty({ example: 163_200 }) monthlyFen: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 163_200,
    description: 'Credited less taken back; null while the month is not assessed',
  })
  paidFen: number | null;
  @ApiProperty({
    type: [PostedTermView],
    description: 'What holds from this month on, and by which case',
  })
  posted: PostedTermView[];
}

export class MemberMonthsPage {
  @ApiProperty({ type: [MemberMonth] }) items: MemberMonth[];
  @ApiProperty({ type: String, nullable: true, example: '202412' }) next: string | null;
}

export class CasePaperView {
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ example: 2 }) pages: number;
}

export class MemberCaseView {
  @ApiProperty({ example: '2026112400000017' }) businessNo: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) summary: TextDto;
  @ApiProperty({ example: 'completed' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
  @ApiProperty({ type: String, nullable: true, example: '202612' }) effectiveMonth: string | null;
  @ApiProperty({ example: '2026-11-24T02:00:00.000Z' }) at: string;
  @ApiProperty({ type: [DocumentView], description: 'What was printed of it' })
  documents: DocumentView[];
  @ApiProperty({ type: [CasePaperView] }) papers: CasePaperView[];
}

export class MemberCasesPage {
  @ApiProperty({ type: [MemberCaseView] }) items: MemberCaseView[];
  @ApiProperty({ type: String, nullable: true, example: '2026112400000017' }) next: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MonthFindingsView } from '#apps/api/assessments/finding.dto';
import { PageQuery, TABLE_PAGE_SIZE } from '#apps/api/page.dto';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { Flag, PageMark, SearchWords, Typed } from '#apps/api/values/typed';
import type { SheetFormat } from '#libs/spreadsheet/sheet-rows';
import { CHANGE_KINDS } from '#libs/persistence/assessments/snapshot-sql';

const SHEET_FORMATS = ['xlsx', 'csv'] as const;

export class AssessRequest {
  @ApiProperty({ example: '202611', description: 'The next month to assess, as the page has it' })
  @Typed('month')
  fromMonth: string;
  @ApiProperty({ example: '202612', description: 'The last month wanted; the same for one month' })
  @Typed('month')
  throughMonth: string;
}

export class BalancePaymentRequest {
  @ApiProperty({ example: 8_000_000, description: 'Fen out of the unallocated balance' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  fen: number;
}

export class AssessmentsQuery extends PageQuery {
  @ApiProperty({
    required: false,
    example: 'true',
    type: String,
    description: 'Those allocated too; only what is assessed and not allocated unless said',
  })
  @Optional()
  @Flag()
  all?: boolean;
  @ApiProperty({ required: false, example: '2026112900000012' })
  @Optional()
  @PageMark()
  after?: string;
}

export class LinesQuery extends PageQuery {
  override limit = TABLE_PAGE_SIZE;
  @ApiProperty({ required: false, example: 'true', type: String, description: 'Only who changed' })
  @Optional()
  @Flag()
  changed?: boolean;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

/** Everything, or who changed, as a spreadsheet. */
export class LinesSheetQuery {
  @ApiProperty({ enum: SHEET_FORMATS, example: 'xlsx' })
  @IsIn(SHEET_FORMATS)
  format: SheetFormat;
  @ApiProperty({ required: false, example: 'true', type: String, description: 'Only who changed' })
  @Optional()
  @Flag()
  changed?: boolean;
}

export class MonthPageQuery extends PageQuery {
  override limit = TABLE_PAGE_SIZE;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

/** Names do not stand in an address. */
export class LinesSearch extends LinesQuery {
  @ApiProperty({ example: '王', description: 'Beginning of an account number or of a name' })
  @SearchWords()
  q: string;
}

export class PeopleAndSumView {
  @ApiProperty({ example: 3_000 }) people: number;
  @ApiProperty({ example: 581_166_564 }) fen: number;
}

/** last + increase − decrease = this. */
export class RecordView {
  @ApiProperty({ example: '202611' }) month: string;
  @ApiProperty({ type: PeopleAndSumView }) last: PeopleAndSumView;
  @ApiProperty({ type: PeopleAndSumView }) increase: PeopleAndSumView;
  @ApiProperty({ type: PeopleAndSumView }) decrease: PeopleAndSumView;
  @ApiProperty({ type: PeopleAndSumView }) now: PeopleAndSumView;
  @ApiProperty({ example: 290_583_282 }) unitFen: number;
  @ApiProperty({ example: 290_583_282 }) personalFen: number;
  @ApiProperty({ example: 0 }) fiscalFen: number;
  @ApiProperty({ type: PeopleAndSumView, description: 'For information, not part of the sum' })
  supplementary: PeopleAndSumView;
  @ApiProperty({ example: 0 }) unallocatedFen: number;
  @ApiProperty({ example: '2026-12-03', description: 'Five days after the pay day' })
  deadline: string;
}

export class MonthsToAssessView {
  @ApiProperty({ type: [String], example: ['202611', '202612'] }) months: string[];
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}

export class MonthPreviewView extends RecordView {
  @ApiProperty({ type: RefusalDto, nullable: true, description: 'What stands against it now' })
  blocked: RefusalDto | null;
  @ApiProperty({ type: MonthFindingsView }) findings: MonthFindingsView;
}

export class AssessedMonthView {
  @ApiProperty({ example: '202611' }) month: string;
  @ApiProperty({ example: '2026112900000012' }) businessNo: string;
}

export class AssessedView {
  @ApiProperty({ example: '2026112900000038' }) noticeNo: string;
  @ApiProperty({ type: [AssessedMonthView] }) done: AssessedMonthView[];
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Still under way' })
  underWay: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) refusedMonth: string | null;
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}

export class AssessmentView extends RecordView {
  @ApiProperty({
    enum: ['01', '02'],
    example: '01',
    description: '01 a month of the unit; 02 what is made good of months from firstMonth to month',
  })
  kind: string;
  @ApiProperty({ type: TextDto }) kindText: TextDto;
  @ApiProperty({ example: '202611' }) firstMonth: string;
  @ApiProperty({ example: '2026112900000012' }) businessNo: string;
  @ApiProperty({ example: '2026112900000038' }) noticeNo: string;
  @ApiProperty({ example: 581_166_564 }) noticeFen: number;
  @ApiProperty({ example: 1, description: 'Months under the same notice' }) noticeMonths: number;
  @ApiProperty({ example: 581_166_564, description: 'Asked of the unit' }) dueFen: number;
  @ApiProperty({ example: 0 }) gatheredFen: number;
  @ApiProperty({ example: 0 }) gatheredFiscalFen: number;
  @ApiProperty({ example: 'collecting' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
  @ApiProperty({ example: '2026-11-29T04:12:00.000Z' }) assessedAt: string;
  @ApiProperty({ type: String, nullable: true, example: null }) allocatedAt: string | null;
  @ApiProperty({
    type: TextDto,
    nullable: true,
    description: 'Money of it was taken back and is due once more',
  })
  dueAgainText: TextDto | null;
  @ApiProperty({
    example: 0,
    description:
      'Fen of these months that members’ balances could not give back (119): deleting leaves them',
  })
  receivableFen: number;
}

export class AssessmentsPage {
  @ApiProperty({ type: [AssessmentView] }) items: AssessmentView[];
  @ApiProperty({ example: 0, description: 'What the unit may pay out of today' })
  unallocatedFen: number;
  @ApiProperty({ type: String, nullable: true, example: '2026112900000012' }) next: string | null;
}

export class CauseView {
  @ApiProperty({ example: '2026112400000017' }) businessNo: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
}

export class MemberInMonthView {
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ example: '410302********1234' }) idNumberMasked: string;
  @ApiProperty({ example: 680_000 }) baseFen: number;
  @ApiProperty({ example: 81_600 }) unitFen: number;
  @ApiProperty({ example: 81_600 }) personalFen: number;
  @ApiProperty({ example: 0 }) fiscalFen: number;
  @ApiProperty({ example: 163_200 }) totalFen: number;
  @ApiProperty({ example: 163_200, description: 'In the month before' }) beforeFen: number;
  @ApiProperty({ enum: CHANGE_KINDS, example: '' }) changeKind: string;
  @ApiProperty({ type: TextDto, description: 'Empty where nothing changed' }) changeText: TextDto;
  @ApiProperty({ type: CauseView, nullable: true, description: 'The case it comes from' })
  cause: CauseView | null;
}

export class AssessedLineView extends MemberInMonthView {
  @ApiProperty({ example: '202611' }) month: string;
}

export class AssessedLinesPage {
  @ApiProperty({ type: [AssessedLineView] }) items: AssessedLineView[];
  @ApiProperty({ type: String, nullable: true, example: '1204202611' }) next: string | null;
}

export class MembersInMonthPage {
  @ApiProperty({ type: [MemberInMonthView] }) items: MemberInMonthView[];
  @ApiProperty({ type: String, nullable: true, example: '1204' }) next: string | null;
}

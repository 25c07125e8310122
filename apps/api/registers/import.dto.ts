import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsInt, Max, Min } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { PageQuery, TABLE_PAGE_SIZE } from '#apps/api/page.dto';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';
import { PageMark } from '#apps/api/values/typed';

/** Chosen one by one; who means more than this chooses the other way for all. */
const EXCEPT_LINES_MAX = 1_000;
const LINE_NO_MAX = 1_100_000;

export class TemplateQuery {
  @ApiPropertyOptional({ enum: ['xlsx', 'csv'], example: 'xlsx' })
  @Optional()
  @IsIn(['xlsx', 'csv'])
  format?: 'xlsx' | 'csv';
  @ApiPropertyOptional({
    enum: ['none', 'present'],
    description: "present: the unit's own people with what stands now, one row each (xlsx)",
  })
  @Optional()
  @IsIn(['none', 'present'])
  people?: 'none' | 'present';
}

export class FindingsQuery extends PageQuery {
  override limit = TABLE_PAGE_SIZE;
  @ApiPropertyOptional({ example: '120.1', description: 'where the page before ended: its next' })
  @Optional()
  @PageMark(/^\d{1,9}\.\d{1,3}$/)
  after?: string;
}

/** Lines of people who are in the register already, or of whom something is said. */
export class LinesQuery extends PageQuery {
  override limit = TABLE_PAGE_SIZE;
  @ApiPropertyOptional({ example: '120.0', description: 'where the page before ended: its next' })
  @Optional()
  @PageMark(/^\d{1,9}\.\d{1,2}$/)
  after?: string;
}

export class ApplyRequest {
  @ApiProperty({ enum: ['all', 'good'], example: 'all' }) @IsIn(['all', 'good']) rows:
    | 'all'
    | 'good';
  @ApiProperty({ enum: ['replace', 'keep'], example: 'replace' }) @IsIn(['replace', 'keep']) known:
    | 'replace'
    | 'keep';
  @ApiPropertyOptional({
    type: [Number],
    example: [17],
    description: 'Lines of people in the register already for whom the other is done',
  })
  @Optional()
  @ArrayMaxSize(EXCEPT_LINES_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(LINE_NO_MAX, { each: true })
  exceptLines?: number[];
  @ApiPropertyOptional({
    enum: ['take', 'leave'],
    example: 'leave',
    description: 'People on hidden rows; must be said when the file has any',
  })
  @Optional()
  @IsIn(['take', 'leave'])
  hidden?: 'take' | 'leave';
}

export class HiddenColumnDto {
  @ApiProperty({ example: 'B' }) letter: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
}

export class ImportNotesDto {
  @ApiProperty({ example: '基数调整', description: 'the sheet that was read; empty for a csv' })
  sheet: string;
  @ApiProperty({ type: [String], example: ['二车间'], description: 'sheets with people, not read' })
  otherSheets: string[];
  @ApiProperty({ example: 4 }) hiddenRows: number;
  @ApiProperty({ type: [String], example: ['5–8'], description: 'lines of people on hidden rows' })
  hiddenLines: string[];
  @ApiProperty({ type: [HiddenColumnDto], description: 'hidden columns that were read' })
  hiddenColumns: HiddenColumnDto[];
  @ApiProperty({ example: 1, description: 'totals and signatures' }) passedRows: number;
  @ApiProperty({ type: [String], example: ['12'] }) passedLines: string[];
}

export class ImportDto {
  @ApiProperty({ example: 12 }) id: number;
  @ApiProperty({ example: '2026112400000001' }) businessNo: string;
  @ApiProperty({ example: '2026年基数调整.xlsx' }) fileName: string;
  @ApiProperty({
    enum: ['waiting', 'reading', 'checked', 'applied', 'cancelled', 'refused'],
    example: 'checked',
  })
  state: string;
  @ApiProperty({ example: 2, description: 'which in the queue, while it waits to be read' })
  place: number;
  @ApiProperty({ example: 3000 }) rowsRead: number;
  @ApiProperty({ example: 2990 }) rowsGood: number;
  @ApiProperty({ example: 10 }) rowsBad: number;
  @ApiProperty({ example: 5 }) rowsKnown: number;
  @ApiProperty({ example: 100 }) percent: number;
  @ApiProperty({ type: ImportNotesDto }) notes: ImportNotesDto;
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}

export class ImportFindingDto {
  @ApiProperty({ example: 17, description: 'line as the spreadsheet numbers it' }) lineNo: number;
  @ApiProperty({ example: 1, description: 'counts the findings of a line' }) findingNo: number;
  @ApiProperty({ example: '调整后缴存基数' }) column: string;
  @ApiProperty({ example: '王小明', description: 'whom the line names' }) person: string;
  @ApiProperty({ example: '50.00', description: 'what stands there' }) shown: string;
  @ApiProperty({ type: RefusalDto }) refusal: RefusalDto;
}

export class ImportFindingsDto {
  @ApiProperty({ type: [ImportFindingDto] }) items: ImportFindingDto[];
  @ApiProperty({ type: String, nullable: true, example: '117.1' }) next: string | null;
}

export class KnownChangeDto {
  @ApiProperty({ example: 'baseAfterFen', description: 'key of the typed column' }) column: string;
  @ApiProperty({ example: '600000', description: 'masked where the column is; empty for none' })
  inRegister: string;
  @ApiProperty({ example: '650000' }) inFile: string;
}

export class KnownLineDto {
  @ApiProperty({ example: 17, description: 'line as the spreadsheet numbers it' }) lineNo: number;
  @ApiProperty({ example: '12000001234' }) accountNo: string;
  @ApiProperty({ example: '王小明' }) name: string;
  @ApiProperty({ example: '410303********0012' }) idNumberMasked: string;
  @ApiProperty({ type: [KnownChangeDto], description: 'what the file has otherwise' })
  changes: KnownChangeDto[];
}

export class KnownLinesDto {
  @ApiProperty({ type: [KnownLineDto] }) items: KnownLineDto[];
  @ApiProperty({ type: String, nullable: true, example: '117.0' }) next: string | null;
}

export class ImportRemarkDto {
  @ApiProperty({ example: 17, description: 'line as the spreadsheet numbers it' }) lineNo: number;
  @ApiProperty({ example: '王小明' }) name: string;
  @ApiProperty({ type: RefusalDto }) remark: RefusalDto;
}

export class ImportRemarksDto {
  @ApiProperty({ type: [ImportRemarkDto] }) items: ImportRemarkDto[];
  @ApiProperty({ type: String, nullable: true, example: '117.0' }) next: string | null;
}

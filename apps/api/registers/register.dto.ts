import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
} from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { PageQuery, TABLE_PAGE_SIZE } from '#apps/api/page.dto';
import { RefusalDto } from '#apps/api/submissions/text.dto';
import { ROW_FILTERS, type RowFilter } from '#libs/persistence/register-filter';
import { ROW_ORDERS, type RowOrder } from '#libs/persistence/register-order';
import { REGISTER_ROWS_MAX } from '#libs/persistence/register-store';
import { PageMark, SearchWords, Typed } from '#apps/api/values/typed';

/** A hundred million yuan: beyond any base, well inside the safe integers once multiplied by a ratio. */
const BASE_FEN_MAX = 10_000_000_000;

export class RowsQuery extends PageQuery {
  @ApiPropertyOptional({ example: '50', description: 'the next of the page before, in its order' })
  @Optional()
  @PageMark(/^\d{1,9}(:-?\d{1,17})?$/)
  after?: string;
  @ApiPropertyOptional({
    enum: ROW_ORDERS,
    description:
      'by number, or by the change of the monthly total: what rises or falls most, or the largest share, first',
  })
  @Optional()
  @IsIn(ROW_ORDERS)
  order: RowOrder = 'row';
  override limit = TABLE_PAGE_SIZE;
  @ApiPropertyOptional({
    enum: ROW_FILTERS,
    description:
      'over20: chosen rows whose monthly total rises by more than 20 %; since-return: those added or changed since the case was submitted before',
  })
  @Optional()
  @IsIn([...ROW_FILTERS, ''])
  only?: RowFilter | '';
}

/** A search goes in the body: names never stand in an address. */
export class RowsSearchRequest extends RowsQuery {
  @ApiPropertyOptional({
    example: '张',
    description: 'beginning of an account number, or a part of a name',
  })
  @Optional()
  @SearchWords(60)
  q?: string;
}

export class AddRowRequest {
  @ApiProperty({ example: '100000000001' }) @Typed('account-number') accountNo: string;
  @ApiProperty({ example: 600_000 }) @IsInt() @Min(0) @Max(BASE_FEN_MAX) baseAfterFen: number;
}

export class ChangeRowRequest {
  @ApiProperty({ example: 600_000 }) @IsInt() @Min(0) @Max(BASE_FEN_MAX) baseAfterFen: number;
}

/** Rows by number or all of them; or those a page shows, by a filter, a search or both, but some. */
export class RowsRequest {
  @ApiPropertyOptional({ type: [Number], example: [1, 2] })
  @Optional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(REGISTER_ROWS_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  rowNos?: number[];
  @ApiPropertyOptional({ example: false, description: 'every row of the register' })
  @Optional()
  @IsBoolean()
  all?: boolean;
  @ApiPropertyOptional({
    type: [Number],
    description: 'every row but these: of the register, or of those `only` and `q` find',
  })
  @Optional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(REGISTER_ROWS_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  allBut?: number[];
  @ApiPropertyOptional({ enum: ROW_FILTERS, description: 'every row that this filter shows' })
  @Optional()
  @IsIn(ROW_FILTERS)
  only?: RowFilter;
  @ApiPropertyOptional({ example: '张', description: 'every row that this search finds' })
  @Optional()
  @SearchWords(60)
  q?: string;
}

export class ChoiceRequest extends RowsRequest {
  @ApiProperty({ example: true }) @IsBoolean() chosen: boolean;
}

export class RegisterSumsDto {
  @ApiProperty({ example: 128 }) people: number;
  @ApiProperty({ example: 1_024_000 }) beforeFen: number;
  @ApiProperty({ example: 1_126_400 }) afterFen: number;
}

export class RegisterHeadDto {
  @ApiProperty({ example: 8 }) draftVersion: number;
  @ApiProperty({ example: 128 }) rows: number;
  @ApiProperty({ example: 128 }) chosen: number;
  @ApiProperty({ example: 0 }) findings: number;
  @ApiProperty({ type: RegisterSumsDto }) totals: RegisterSumsDto;
}

export class RegisterRowDto {
  @ApiProperty({ example: 1 }) rowNo: number;
  @ApiProperty({ example: '100000000001' }) accountNo: string;
  @ApiProperty({ example: '张三' }) name: string;
  @ApiProperty({ example: '410303********0012' }) idNumberMasked: string;
  @ApiProperty({ example: 500_000 }) baseBeforeFen: number;
  @ApiProperty({ example: 40_000 }) unitBeforeFen: number;
  @ApiProperty({ example: 40_000 }) personalBeforeFen: number;
  @ApiProperty({ example: 0 }) fiscalBeforeFen: number;
  @ApiProperty({ example: 80_000 }) totalBeforeFen: number;
  @ApiProperty({ example: 600_000 }) baseAfterFen: number;
  @ApiProperty({ example: 48_000 }) unitAfterFen: number;
  @ApiProperty({ example: 48_000 }) personalAfterFen: number;
  @ApiProperty({ example: 0 }) fiscalAfterFen: number;
  @ApiProperty({ example: 96_000 }) totalAfterFen: number;
  @ApiProperty({ example: true }) chosen: boolean;
  @ApiProperty({ type: RefusalDto, nullable: true }) finding: RefusalDto | null;
  @ApiProperty({ type: Number, nullable: true, example: 12 }) importId: number | null;
  /** When the case was submitted before; null when this person was not in it. */
  @ApiProperty({ type: Number, nullable: true, example: 550_000 }) formerBaseFen: number | null;
}

export class RegisterPageDto {
  @ApiProperty({ type: [RegisterRowDto] }) items: RegisterRowDto[];
  @ApiProperty({ type: String, nullable: true, example: '50' }) next: string | null;
  @ApiProperty({ example: 128, description: 'rows of the register' }) total: number;
  @ApiProperty({ example: 12, description: 'rows that the filter and the search find' })
  shown: number;
  @ApiProperty({ example: 0 }) findings: number;
  @ApiProperty({
    example: 0,
    description: 'rows with a finding that are ticked: they alone hinder',
  })
  chosenFindings: number;
  @ApiProperty({ example: 128 }) chosen: number;
}

export class RowEditedDto {
  @ApiProperty({ type: RegisterRowDto }) row: RegisterRowDto;
  @ApiProperty({ type: RegisterHeadDto }) submission: RegisterHeadDto;
}

import { applyDecorators } from '@nestjs/common';
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
import { ROW_FILTERS, type RowFilter } from '#libs/persistence/registers/register-filter';
import { ROW_ORDERS, type RowOrder } from '#libs/persistence/registers/register-order';
import { REGISTER_ROWS_MAX } from '#libs/persistence/registers/register-room';
import type { Column } from '#libs/businesses/column';
import { businessesOf } from '#libs/businesses/registry';
import { FreeText, PageMark, SearchWords, Typed } from '#apps/api/values/typed';

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
      'over20: chosen rows whose monthly total rises by more than 20 %; fall20: those whose falls by more; since-return: those added or changed since the case was submitted before',
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
  @SearchWords()
  q?: string;
}

/** What can be typed of a row, whatever the business: each column that one of them has typed. */
export class ChangeRowRequest {
  [column: string]: unknown;
}

export class AddRowRequest extends ChangeRowRequest {
  @ApiPropertyOptional({ example: '100000000001', description: 'where rows are about accounts' })
  @Optional()
  @Typed('account-number')
  accountNo?: string;
}

const TEXT_MAX = 200;

for (const { key, title, kind, lengthMax = TEXT_MAX } of typedColumnsOfAll()) {
  const isMoney = kind === 'money';
  const judged = isMoney ? [IsInt(), Min(0), Max(BASE_FEN_MAX)] : [FreeText(lengthMax)];
  applyDecorators(
    ApiPropertyOptional({
      type: isMoney ? 'integer' : 'string',
      description: title.en,
      ...(isMoney ? { example: 600_000 } : {}),
    }),
    Optional(),
    ...judged,
  )(ChangeRowRequest.prototype, key);
}

/** Each key once: a column of two businesses is typed the same way in both. */
function typedColumnsOfAll(): Column[] {
  const columns = businessesOf('register').flatMap((business) => business.columns);
  const typed = columns.filter(({ from }) => from === 'typed');
  return [...new Map(typed.map((column) => [column.key, column])).values()];
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
  @SearchWords()
  q?: string;
}

export class DeleteRowsRequest extends RowsRequest {
  @ApiPropertyOptional({
    example: 2,
    description: 'how many rows that is, as the page showed; demanded with `q` and `only`',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(REGISTER_ROWS_MAX)
  count?: number;
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
  /** Its own month, where every row decides one. */
  @ApiProperty({ type: String, nullable: true, example: '202612' }) month: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { reason: '01' },
    description:
      'What was typed, decided or is known of the account beside the fixed fields, by column',
  })
  values: Record<string, string | number>;
  /** Said of the row, and does not hinder. */
  @ApiProperty({ type: RefusalDto, nullable: true }) note: RefusalDto | null;
  /** When the case was submitted before; null when this person was not in it. */
  @ApiProperty({ type: Number, nullable: true, example: 550_000 }) formerBaseFen: number | null;
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What was typed of the row then',
  })
  formerValues: Record<string, string | number> | null;
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
  @ApiProperty({
    example: 3,
    description: 'ticked rows of which something is said that hinders nothing',
  })
  notes: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 1_284_000,
    description: 'what the accounts of the ticked rows hold in fen, where it goes along with them',
  })
  balanceFen: number | null;
}

export class RowEditedDto {
  @ApiProperty({ type: RegisterRowDto }) row: RegisterRowDto;
  @ApiProperty({ example: 1, description: 'rows that the entry made: one a month of a range' })
  rows: number;
  @ApiProperty({ type: RegisterHeadDto }) submission: RegisterHeadDto;
}

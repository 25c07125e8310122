import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { RefusalDto } from '#apps/api/submissions/text.dto';

const PAGE_FINDINGS_MAX = 100;

export class TemplateQuery {
  @ApiPropertyOptional({ enum: ['xlsx', 'csv'], example: 'xlsx' })
  @IsOptional()
  @IsIn(['xlsx', 'csv'])
  format?: 'xlsx' | 'csv';
}

export class FindingsQuery {
  @ApiPropertyOptional({ example: '120', description: 'line after which the page begins' })
  @IsOptional()
  @Matches(/^\d{0,9}$/)
  after?: string;
  @ApiPropertyOptional({ example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_FINDINGS_MAX)
  limit?: number;
}

export class ApplyRequest {
  @ApiProperty({ enum: ['all', 'good'], example: 'all' }) @IsIn(['all', 'good']) rows:
    'all' | 'good';
  @ApiProperty({ enum: ['replace', 'keep'], example: 'replace' }) @IsIn(['replace', 'keep']) known:
    'replace' | 'keep';
}

export class ImportDto {
  @ApiProperty({ example: 12 }) id: number;
  @ApiProperty({ example: '2026112400000001' }) businessNo: string;
  @ApiProperty({ example: '2026年基数调整.xlsx' }) fileName: string;
  @ApiProperty({
    enum: ['reading', 'checked', 'applied', 'cancelled', 'refused'],
    example: 'checked',
  })
  state: string;
  @ApiProperty({ example: 3000 }) rowsRead: number;
  @ApiProperty({ example: 2990 }) rowsGood: number;
  @ApiProperty({ example: 10 }) rowsBad: number;
  @ApiProperty({ example: 5 }) rowsKnown: number;
  @ApiProperty({ example: 100 }) percent: number;
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}

export class ImportFindingDto {
  @ApiProperty({ example: 17, description: 'line as the spreadsheet numbers it' }) lineNo: number;
  @ApiProperty({ type: String, nullable: true, example: '调整后缴存基数' }) column: string | null;
  @ApiProperty({ type: RefusalDto }) refusal: RefusalDto;
}

export class ImportFindingsDto {
  @ApiProperty({ type: [ImportFindingDto] }) items: ImportFindingDto[];
  @ApiProperty({ type: String, nullable: true, example: '117' }) next: string | null;
}

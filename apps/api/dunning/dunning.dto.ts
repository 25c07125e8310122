import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery, TABLE_PAGE_SIZE } from '#apps/api/page.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark, SearchWords, Typed } from '#apps/api/values/typed';
import type { SheetFormat } from '#libs/spreadsheet/sheet-rows';

const BRANCH_LENGTH_MAX = 8;
const FORMATS = ['xlsx', 'csv'] as const;

/** A unit and a month of it, as `next` says. */
export const OWED_MARK = /^(\d{1,10})-(\d{6})$/;

export class DunningQuery extends PageQuery {
  override limit = TABLE_PAGE_SIZE;
  @ApiProperty({ required: false, example: '202611', description: 'Up to it; the present one' })
  @Optional()
  @Typed('month')
  month?: string;
  @ApiProperty({ required: false, example: '01', description: 'One of the reader’s branches' })
  @Optional()
  @FreeText(BRANCH_LENGTH_MAX)
  branch?: string;
  /** Beginning of a unit's account, or a part of its name. */
  @ApiProperty({ required: false, example: '机械' })
  @Optional()
  @SearchWords()
  q?: string;
  @ApiProperty({ required: false, example: '17-202611' })
  @Optional()
  @PageMark(OWED_MARK)
  after?: string;
}

export class DunningSheetQuery {
  @ApiProperty({ enum: FORMATS, example: 'xlsx' })
  @IsIn(FORMATS)
  format: SheetFormat;
  @ApiProperty({ required: false, example: '202611' })
  @Optional()
  @Typed('month')
  month?: string;
  @ApiProperty({ required: false, example: '01' })
  @Optional()
  @FreeText(BRANCH_LENGTH_MAX)
  branch?: string;
  @ApiProperty({ required: false, example: '机械' })
  @Optional()
  @SearchWords()
  q?: string;
}

export class BranchNameDto {
  @ApiProperty({ example: '01' }) code: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
}

export class OwedMonthDto {
  @ApiProperty({ example: '01000000001' }) unitAccountNo: string;
  @ApiProperty({ example: '河洛机械有限公司' }) unitName: string;
  @ApiProperty({ example: '李晓敏' }) contactName: string;
  @ApiProperty({ example: '13800000001' }) contactPhone: string;
  @ApiProperty({ example: '202611' }) month: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where it is not assessed' })
  businessNo: string | null;
  @ApiProperty({ example: 3_000 }) people: number;
  @ApiProperty({ example: 581_166_564, description: 'Expected where it is not assessed' })
  dueFen: number;
  @ApiProperty({ example: 581_166_564, description: 'Still to be paid' }) openFen: number;
  @ApiProperty({ example: '2026-12-03' }) deadline: string;
  @ApiProperty({ example: 3, description: 'Days since the deadline; below zero before it' })
  overdueDays: number;
}

export class OwedTotalsDto {
  @ApiProperty({ example: 40 }) units: number;
  @ApiProperty({ example: 55 }) months: number;
  @ApiProperty({ example: 31, description: 'Months that are not assessed' }) unassessed: number;
  @ApiProperty({ example: 581_166_564, description: 'Still to be paid of those assessed' })
  openFen: number;
}

export class DunningPage {
  @ApiProperty({ example: '202611', description: 'The last month that is listed' }) month: string;
  @ApiProperty({ type: [BranchNameDto], description: 'Branches the reader may ask for' })
  branches: BranchNameDto[];
  @ApiProperty({
    type: OwedTotalsDto,
    nullable: true,
    description: 'Of the whole list; with its first page',
  })
  totals: OwedTotalsDto | null;
  @ApiProperty({ type: [OwedMonthDto] }) items: OwedMonthDto[];
  @ApiProperty({ type: String, nullable: true, example: '17-202611' }) next: string | null;
}

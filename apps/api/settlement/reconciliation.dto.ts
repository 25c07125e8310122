import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { BankAccountDto } from '#apps/api/settlement/settlement.dto';
import { Optional } from '#apps/api/values/optional';
import { PageMark } from '#apps/api/values/typed';
import { UNMATCHED_KINDS, type UnmatchedKind } from '#libs/persistence/receipts/unmatched-queries';

class SumDto {
  @ApiProperty({ example: 2 }) count: number;
  @ApiProperty({ example: 120_000, description: 'fen' }) fen: number;
}

class StatementBalanceDto {
  @ApiProperty({ example: '2026-11-29' }) lastDay: string;
  @ApiProperty({ example: 1_000_000, description: 'fen' }) closingFen: number;
}

/** Statement + not listed + not in the books = 101. */
export class ReconciliationDto {
  @ApiProperty({ type: BankAccountDto }) account: BankAccountDto;
  @ApiProperty({ type: StatementBalanceDto, nullable: true }) statement: StatementBalanceDto | null;
  @ApiProperty({ example: 1_000_000, description: '101, fen' }) bookFen: number;
  @ApiProperty({ type: SumDto, description: 'in the books, on no statement yet' }) unlisted: SumDto;
  @ApiProperty({ type: SumDto, description: 'taken back and booked, on no statement yet' })
  unlistedPaid: SumDto;
  @ApiProperty({ type: SumDto, description: 'on a statement, not in the books' }) unbooked: SumDto;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0,
    description: 'fen; null without statement',
  })
  differenceFen: number | null;
}

export class UnmatchedQuery extends PageQuery {
  @ApiProperty({ enum: UNMATCHED_KINDS, example: 'bank-paid', description: 'which side knows it' })
  @IsIn(UNMATCHED_KINDS)
  kind: UnmatchedKind;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

/** 未达账: an entry that only one side knows. */
export class UnmatchedDto {
  @ApiProperty({ example: '1204' }) id: string;
  @ApiProperty({ example: '2026112900000001' }) serial: string;
  @ApiProperty({ example: '2026-11-29' }) bookedOn: string;
  @ApiProperty({ example: 5_500, description: 'fen' }) fen: number;
  @ApiProperty({ example: '河洛机械有限公司', description: 'payer or payee' }) name: string;
  @ApiProperty({ example: '手续费' }) summary: string;
}

export class UnmatchedPage {
  @ApiProperty({ type: [UnmatchedDto] }) items: UnmatchedDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

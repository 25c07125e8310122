import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsNotEmpty,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { UnitOfReceiptDto } from '#apps/api/settlement/settlement.dto';
import { FreeText, Typed } from '#apps/api/values/typed';
import { LIST_LINES_MAX } from '#libs/fund/settlement/treasury-list';

export class TreasuryLineRequest {
  @ApiProperty({ example: '01000000004' })
  @Typed('unit-account')
  unitAccountNo: string;
  @ApiProperty({ example: 3_000_000, description: 'fen' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  fen: number;
}

export class TreasuryListRequest {
  @ApiProperty({ type: [TreasuryLineRequest], maxItems: LIST_LINES_MAX })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(LIST_LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => TreasuryLineRequest)
  lines: TreasuryLineRequest[];
  @ApiProperty({ example: '2026年11月财政统发清册', description: 'which list it is' })
  @FreeText(200)
  @IsNotEmpty()
  basis: string;
}

export class TreasuryLineDto {
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ example: 3_000_000, description: 'fen' }) fen: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0,
    description: 'what no month of the unit waited for; null before it is split',
  })
  restFen: number | null;
}

export class TreasuryListDto {
  @ApiProperty({ type: [TreasuryLineDto] }) lines: TreasuryLineDto[];
}

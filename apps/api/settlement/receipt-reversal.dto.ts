import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty } from 'class-validator';
import { PeopleAndSumView } from '#apps/api/assessments/assessment.dto';
import { UnitOfReceiptDto } from '#apps/api/settlement/settlement.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { FreeText, Typed } from '#apps/api/values/typed';
import { REMITTANCE, SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';

/** 银行收回: the bank's entry that took a receipt back. */
export class TakeBackRequest {
  @ApiProperty({ example: '2026113000000001' })
  @FreeText(40)
  @IsNotEmpty()
  serial: string;
  @ApiProperty({ example: '2026-11-30' })
  @Typed('date')
  bookedOn: string;
  @ApiProperty({ example: '付款人账户冻结', description: 'what the bank says' })
  @FreeText(200)
  @IsNotEmpty()
  reason: string;
}

/** 撤销认领: a claim that two cashiers agreed on was a mistake. */
export class ClaimReversalRequest {
  @ApiProperty({ example: '付款人来函更正' })
  @FreeText(200)
  @IsNotEmpty()
  reason: string;
}

/** A month that comes, or came, to be owed again. */
export class OwedAgainDto {
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ enum: [REMITTANCE, SUPPLEMENT] }) kind: string;
  @ApiProperty({ example: '2026112400000018' }) noticeNo: string;
  @ApiProperty({ example: '202611', description: 'of what is made good, the last of its months' })
  month: string;
  @ApiProperty({ description: 'whether its members were credited, so that this is reversed' })
  isReversed: boolean;
  @ApiProperty({ example: 6_000_000, description: 'fen it loses' }) takenFen: number;
  @ApiProperty({ example: 6_000_000, description: 'fen it lacks then' }) openFen: number;
}

export class UnitTakenFromDto {
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ example: 6_000_000, description: 'fen of the receipt that were this unit’s' })
  fen: number;
  @ApiProperty({ example: 0, description: 'fen that no month had' }) looseFen: number;
  @ApiProperty({ example: 0, description: 'fen that nothing of the unit’s covers' })
  uncoveredFen: number;
  @ApiProperty({
    example: 0,
    description: 'fen of reversed months beyond it, which go to the unallocated balance',
  })
  restFen: number;
  @ApiProperty({
    type: PeopleAndSumView,
    description: 'what members’ balances cannot give back: 119 of this unit',
  })
  receivable: PeopleAndSumView;
  @ApiProperty({ type: PeopleAndSumView, description: 'what of it stands there today' })
  standing: PeopleAndSumView;
  @ApiProperty({ type: [OwedAgainDto] }) months: OwedAgainDto[];
}

/** What a take-back would do as things stand, or what it has done. */
export class TakeBackDto {
  @ApiProperty() isDone: boolean;
  @ApiProperty({ type: [UnitTakenFromDto] }) units: UnitTakenFromDto[];
  @ApiProperty({ example: 0 }) uncoveredFen: number;
  @ApiProperty({ type: TextDto, nullable: true, description: 'why the books would refuse it' })
  refusal: TextDto | null;
}

export class ClaimantQuery {
  @ApiProperty({ example: '01000000001' })
  @Typed('unit-account')
  unitAccountNo: string;
}

export class OpenNoticeDto {
  @ApiProperty({ example: '2026112400000018' }) noticeNo: string;
  @ApiProperty({ type: [String], example: ['202611'] }) months: string[];
  @ApiProperty({ example: 6_000_000, description: 'fen the unit has still to pay' })
  openFen: number;
}

/** The unit that money in suspense is about to be claimed for. */
export class ClaimantDto {
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ example: 0 }) unallocatedFen: number;
  @ApiProperty({ example: 0, description: 'fen that the bank took back and nothing covers yet' })
  uncoveredFen: number;
  @ApiProperty({ type: [OpenNoticeDto] }) notices: OpenNoticeDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNotEmpty, Max, Min } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { DebitDto } from '#apps/api/settlement/debit.dto';
import { InstrumentDto } from '#apps/api/settlement/instrument.dto';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark } from '#apps/api/values/typed';

const MONTH_STATES = ['open', 'allocated', 'deleted'];
export const NOTICE_ACTS = ['choose', 'pay-balance', 'order-debit'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

export class NoticeMonthDto {
  @ApiProperty({ example: '2026112900000012' }) businessNo: string;
  @ApiProperty({ type: TextDto }) kindText: TextDto;
  @ApiProperty({ example: '202611', description: 'of what is made good, the first of its months' })
  firstMonth: string;
  @ApiProperty({ example: '202611', description: 'of what is made good, the last of its months' })
  month: string;
  @ApiProperty({ example: 581_166_564, description: 'asked of the unit, fen' }) dueFen: number;
  @ApiProperty({ example: 0 }) gatheredFen: number;
  @ApiProperty({ example: 0, description: 'the treasury’s part' }) dueFiscalFen: number;
  @ApiProperty({ example: 0 }) gatheredFiscalFen: number;
  @ApiProperty({ enum: MONTH_STATES }) state: string;
}

export class PayeeDto {
  @ApiProperty({ example: '河洛市住房公积金管理中心老城管理部' }) accountName: string;
  @ApiProperty({ example: '4100150200010001' }) accountNo: string;
  @ApiProperty({ example: '中国建设银行河洛老城支行' }) bankName: string;
}

export class AgreementDto {
  @ApiProperty({ example: 'WT01000000001' }) agreementNo: string;
  @ApiProperty({ example: '河洛机械有限公司' }) payerName: string;
  @ApiProperty({ example: '6222****0001' }) payerAccount: string;
  @ApiProperty({ example: '中国建设银行河洛老城支行' }) payerBank: string;
}

export class WayDto {
  @ApiProperty({ example: 'direct-debit' }) code: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto, description: 'what happens next, and when' }) steps: TextDto;
  @ApiProperty({ type: TextDto, description: 'what becomes of a payment that does not hold' })
  reversal: TextDto;
  @ApiProperty({ example: '2026-11-30', description: 'booked by then as a rule' })
  expectedOn: string;
  @ApiProperty({ type: RefusalDto, nullable: true, description: 'why the unit cannot choose it' })
  refusal: RefusalDto | null;
}

/** 缴款通知: what is asked under one number, how the unit pays it, and what is under way. */
export class NoticeDto {
  @ApiProperty({ example: '2026112900000038' }) noticeNo: string;
  @ApiProperty({ example: 581_166_564 }) sumFen: number;
  @ApiProperty({ example: 581_166_564, description: 'what the unit has still to pay' })
  openFen: number;
  @ApiProperty({ example: 0 }) unallocatedFen: number;
  @ApiProperty({
    example: 0,
    description: 'taken back by the bank and covered first by what comes in',
  })
  uncoveredFen: number;
  @ApiProperty({ example: '2026-12-03' }) deadline: string;
  @ApiProperty({ example: 'transfer' }) way: string;
  @ApiProperty({ type: [WayDto] }) ways: WayDto[];
  @ApiProperty({ type: PayeeDto, nullable: true }) payee: PayeeDto | null;
  @ApiProperty({ type: AgreementDto, nullable: true, description: 'of the way that is chosen' })
  agreement: AgreementDto | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'an earlier month of the unit that has to be credited before those of the notice',
  })
  waitsForMonth: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026112900000038',
    description: 'the case whose slip can be seen, for all months of the notice',
  })
  slipNo: string | null;
  @ApiProperty({ type: [NoticeMonthDto] }) months: NoticeMonthDto[];
  @ApiProperty({ type: [DebitDto] }) debits: DebitDto[];
  @ApiProperty({ type: [InstrumentDto] }) instruments: InstrumentDto[];
  @ApiProperty({ type: [String], enum: NOTICE_ACTS, example: ['choose'] }) mayDo: NoticeAct[];
}

/** 缴款明细: one act of the bank, a cashier or an operator on the notice. */
export class NoticeMovementDto {
  @ApiProperty({ example: '4711' }) id: string;
  @ApiProperty({ example: '2026-11-28', description: 'Of the bank’s entry, where there is one' })
  day: string;
  @ApiProperty({ type: TextDto }) wayText: TextDto;
  @ApiProperty({ example: 8_000_000, description: 'Below zero where it left the notice' })
  fen: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 8_000_100,
    description: 'What came in as a whole, where the bank has an entry of it',
  })
  cameFen: number | null;
  @ApiProperty({ type: String, nullable: true, example: '河洛机械有限公司' })
  payerName: string | null;
  @ApiProperty({ example: '2026112900000038' }) remark: string;
  @ApiProperty({ type: TextDto, nullable: true, description: 'What else is to be known of it' })
  noteText: TextDto | null;
}

export class NoticeMovementsPage {
  @ApiProperty({ type: [NoticeMovementDto] }) items: NoticeMovementDto[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
}

export class NoticeMovementsQuery extends PageQuery {
  @ApiProperty({ required: false, example: '4711' })
  @Optional()
  @PageMark()
  after?: string;
}

export class WayRequest {
  @ApiProperty({ example: 'direct-debit' })
  @FreeText(16)
  @IsNotEmpty()
  way: string;
}

export class NoticePaymentRequest {
  @ApiProperty({ example: 8_000_000, description: 'Fen out of the unallocated balance' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  fen: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { UnitOfReceiptDto } from '#apps/api/settlement/settlement.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark, Typed } from '#apps/api/values/typed';
import { DEBIT_STATES, type DebitState } from '#libs/persistence/settlement/debit-queries';

export class DebitQuery extends PageQuery {
  @ApiProperty({ required: false, example: '01', description: 'code; without it all accounts' })
  @Optional()
  @FreeText(24)
  bankAccount?: string;
  @ApiProperty({ required: false, enum: DEBIT_STATES })
  @Optional()
  @IsIn(DEBIT_STATES)
  state?: DebitState;
  @ApiProperty({ required: false, example: '2026112900000046' })
  @Optional()
  @PageMark()
  after?: string;
}

/** 委托收款: an order to the bank, and what became of it. */
export class DebitDto {
  @ApiProperty({ example: '2026112900000046' }) orderNo: string;
  @ApiProperty({ example: '2026112900000038' }) noticeNo: string;
  @ApiProperty({ example: 581_166_564, description: 'fen' }) fen: number;
  @ApiProperty({ enum: DEBIT_STATES }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ example: '河洛机械有限公司' }) payerName: string;
  @ApiProperty({ example: '6222****0001' }) payerAccount: string;
  @ApiProperty({ example: '2026-11-29T02:00:00.000Z' }) orderedAt: string;
  @ApiProperty({ example: '2026-11-30T10:00:00.000Z' }) answerBy: string;
  @ApiProperty({ type: String, nullable: true, example: null }) answeredAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'of the bank, once it has collected' })
  serial: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was not collected' })
  reason: string | null;
}

export class CashierDebitDto extends DebitDto {
  @ApiProperty({ example: '01' }) bankAccount: string;
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ type: String, nullable: true, description: 'the cashier who asked the bank' })
  answeredByName: string | null;
  @ApiProperty({ type: [String], example: ['accept', 'refuse'], enum: ['accept', 'refuse'] })
  mayDo: string[];
}

export class CashierDebitsPage {
  @ApiProperty({ type: [CashierDebitDto] }) items: CashierDebitDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** The bank's entry that brought the money, as a cashier reads it off the bank's list. */
export class BankEntryRequest {
  @ApiProperty({ example: '2026112900000001' })
  @FreeText(40)
  @IsNotEmpty()
  serial: string;
  @ApiProperty({ example: '2026-11-29' })
  @Typed('date')
  bookedOn: string;
}

export class PaymentFailureRequest {
  @ApiProperty({ example: '余额不足', description: 'what the bank says' })
  @FreeText(200)
  @IsNotEmpty()
  reason: string;
}

/** The bank's no, as it sends it. */
export class DebitAnswerBody {
  @Typed('business-number') orderNo: string;
  @FreeText(200) @IsNotEmpty() reason: string;
}

export class DebitAnswerResultDto {
  @ApiProperty({ enum: ['taken', 'known'] }) state: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, Max, Min } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark, SearchWords, Typed } from '#apps/api/values/typed';
import { MATCH_KINDS } from '#libs/fund/settlement/matching';
import { REVERSAL_KINDS, REVERSAL_STATES } from '#libs/persistence/settlement/reversed-receipt';
import { RECEIPT_STATES } from '#libs/persistence/receipts/receipt-store';

const ASKED_STATES = [...RECEIPT_STATES, 'undoing'] as const;

export class ReceiptQuery extends PageQuery {
  @ApiProperty({ required: false, example: '01', description: 'code; without it all accounts' })
  @Optional()
  @FreeText(24)
  bankAccount?: string;
  @ApiProperty({
    required: false,
    enum: ASKED_STATES,
    description: 'undoing: all that waits for it',
  })
  @Optional()
  @IsIn(ASKED_STATES)
  state?: (typeof ASKED_STATES)[number];
  @ApiProperty({ required: false, example: '2026-11-01', description: 'First day of the bank' })
  @Optional()
  @Typed('date')
  from?: string;
  @ApiProperty({ required: false, example: '2026-11-30', description: 'Last day, counted too' })
  @Optional()
  @Typed('date')
  to?: string;
  @ApiProperty({ required: false, example: 100 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  fenMin?: number;
  @ApiProperty({ required: false, example: 10_000_000 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  fenMax?: number;
  /** Beginning of a serial, a payer's account or a business number, or part of the payer's name. */
  @ApiProperty({ required: false, example: '河洛' })
  @Optional()
  @SearchWords()
  q?: string;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

export class UnitOfReceiptDto {
  @ApiProperty({ example: '01000000001' }) accountNo: string;
  @ApiProperty({ example: '河洛机械有限公司' }) name: string;
}

/** What was asked to be undone of a receipt, and what became of it. */
export class ReceiptReversalDto {
  @ApiProperty({ enum: REVERSAL_KINDS }) kind: string;
  @ApiProperty({ enum: REVERSAL_STATES }) state: string;
  @ApiProperty({ type: String, nullable: true, description: 'of the bank’s entry that took it' })
  serial: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-30' }) bookedOn: string | null;
  @ApiProperty({ example: '付款人账户冻结' }) reason: string;
  @ApiProperty({ type: String, nullable: true }) askedByName: string | null;
  @ApiProperty({ example: '2026-11-30T02:00:00.000Z' }) askedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedWhy: string | null;
  @ApiProperty({ type: String, nullable: true }) endedAt: string | null;
  @ApiProperty({ type: TextDto, nullable: true, description: 'why it could not be carried out' })
  failure: TextDto | null;
}

export class ReceiptDto {
  @ApiProperty({ example: '1204' }) id: string;
  @ApiProperty({ example: '01' }) bankAccount: string;
  @ApiProperty({ example: '2026112900000001' }) serial: string;
  @ApiProperty({ example: '2026-11-29' }) bookedOn: string;
  @ApiProperty({ example: 6_000_000, description: 'fen' }) fen: number;
  @ApiProperty({ example: '河洛机械有限公司' }) payerName: string;
  @ApiProperty({ example: '6222000000000000' }) payerAccount: string;
  @ApiProperty({ example: '2026112400000018' }) remark: string;
  @ApiProperty({ example: '转账' }) summary: string;
  @ApiProperty({ enum: RECEIPT_STATES }) state: string;
  /** What told whose it is. */
  @ApiProperty({ type: String, nullable: true, enum: MATCH_KINDS }) matchKind: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026112400000018' }) businessNo:
    | string
    | null;
  @ApiProperty({ type: UnitOfReceiptDto, nullable: true }) unit: UnitOfReceiptDto | null;
  /** Whose a cashier says it is, until another one has decided. */
  @ApiProperty({ type: UnitOfReceiptDto, nullable: true }) proposed: UnitOfReceiptDto | null;
  @ApiProperty({ type: String, nullable: true }) proposedByName: string | null;
  @ApiProperty({ type: String, nullable: true }) proposedWhy: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'when its maker took it back' })
  withdrawnAt: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedWhy: string | null;
  @ApiProperty({ example: '2026-11-29T02:00:00.000Z' }) receivedAt: string;
  @ApiProperty({ type: ReceiptReversalDto, nullable: true }) reversal: ReceiptReversalDto | null;
  @ApiProperty({
    type: [String],
    example: ['claim'],
    enum: ['claim', 'list', 'decide', 'withdraw', 'undo-claim', 'take-back'],
  })
  mayDo: string[];
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'claim/1796000920280',
    description: 'what waits for the second person',
  })
  asked: string | null;
}

export class ReceiptPageDto {
  @ApiProperty({ type: [ReceiptDto] }) items: ReceiptDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class ClaimReceiptRequest {
  @ApiProperty({ example: '01000000001', description: 'whose money it is' })
  @Typed('unit-account')
  unitAccountNo: string;
  @ApiProperty({ example: '付款人来电确认', description: 'how that is known' })
  @FreeText(200)
  @IsNotEmpty()
  basis: string;
}

export class DecideReceiptRequest {
  @ApiProperty({ example: 'claim/1796000920280', description: 'what is decided: as it was seen' })
  @FreeText(40)
  @IsNotEmpty()
  asked: string;
  @ApiProperty({ example: true })
  @IsBoolean()
  agreed: boolean;
  @ApiProperty({ example: '同意' })
  @FreeText(200)
  @IsNotEmpty()
  opinion: string;
}

export class BankAccountDto {
  @ApiProperty({ example: '01' }) code: string;
  @ApiProperty({ example: '4100150200000001' }) accountNo: string;
  @ApiProperty({ example: '中国建设银行河洛老城支行' }) bankName: string;
  @ApiProperty({ example: '河洛市住房公积金管理中心老城管理部' }) accountName: string;
}

/** What waits for the cashiers, counted to a thousand. */
export class WaitingDto {
  @ApiProperty({ example: 2, description: 'in suspense, and claims and lists to be checked' })
  receipts: number;
  @ApiProperty({ example: 1, description: 'take-backs and undone claims of others to be checked' })
  reversals: number;
  @ApiProperty({ example: 1, description: 'papers with the bank' }) instruments: number;
  @ApiProperty({ example: 0, description: 'orders that the bank is silent about' }) debits: number;
}

export class WaitingQuery {
  @ApiProperty({ required: false, example: '01', description: 'code; without it all accounts' })
  @Optional()
  @FreeText(24)
  bankAccount?: string;
}

export class BankAccountsDto {
  @ApiProperty({ type: [BankAccountDto] }) items: BankAccountDto[];
}

export class RefusedLineDto {
  @ApiProperty({ example: 7 }) lineNo: number;
  @ApiProperty({ type: TextDto }) reason: TextDto;
}

/** What became of each line of a statement. */
/** What a file would bring, before it is read. Amounts in fen. */
export class StatementCheckDto {
  @ApiProperty({ example: 12 }) lines: number;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-28' }) firstDay: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-29' }) lastDay: string | null;
  @ApiProperty({ example: 1_200_000, description: 'what came' }) inFen: number;
  @ApiProperty({ example: 30_000, description: 'what went' }) outFen: number;
  @ApiProperty({ type: Number, nullable: true }) closingFen: number | null;
  @ApiProperty({ example: 3, description: 'lines nobody can read' }) refused: number;
  @ApiProperty({
    type: () => StatementGapDto,
    nullable: true,
    description: 'where the file does not go on from the last statement of the account',
  })
  gap: StatementGapDto | null;
}

export class StatementGapDto {
  @ApiProperty({ example: '2026-11-27' }) lastDay: string;
  @ApiProperty({ example: 7_607_089_488 }) lastFen: number;
  @ApiProperty({ example: 7_607_100_000 }) openingFen: number;
}

export class StatementResultDto {
  @ApiProperty({ example: 12 }) booked: number;
  @ApiProperty({ example: 3, description: 'told before, by a file or a message' }) known: number;
  @ApiProperty({ type: [RefusedLineDto] }) refused: RefusedLineDto[];
}

/** What the bank tells of money that came, as it sends it. */
export class NotificationBody {
  @FreeText(24) bankAccount: string;
  @FreeText(40) serial: string;
  @Typed('date') bookedOn: string;
  @Typed('date') valueOn: string;
  /** Digits, for a number of JSON holds no more than a float. */
  @FreeText(20) fen: string;
  @FreeText(200) payerName: string;
  @FreeText(40) payerAccount: string;
  @FreeText(1000) remark: string;
  @FreeText(1000) summary: string;
}

export class NotificationResultDto {
  @ApiProperty({ enum: ['booked', 'known'] }) state: string;
}

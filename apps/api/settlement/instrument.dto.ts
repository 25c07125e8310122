import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, Max, Min } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { UnitOfReceiptDto } from '#apps/api/settlement/settlement.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark, Typed } from '#apps/api/values/typed';
import {
  INSTRUMENT_STATES,
  type InstrumentState,
} from '#libs/persistence/settlement/instrument-queries';

export class InstrumentQuery extends PageQuery {
  @ApiProperty({ required: false, example: '01', description: 'code; without it all accounts' })
  @Optional()
  @FreeText(24)
  bankAccount?: string;
  @ApiProperty({ required: false, enum: INSTRUMENT_STATES })
  @Optional()
  @IsIn(INSTRUMENT_STATES)
  state?: InstrumentState;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

/** 支票、汇票、现金进账单: a paper, and what became of it. */
export class InstrumentDto {
  @ApiProperty({ example: '12' }) id: string;
  @ApiProperty({ type: TextDto }) wayText: TextDto;
  @ApiProperty({ example: '12345678' }) number: string;
  @ApiProperty({ example: '2026112900000038' }) noticeNo: string;
  @ApiProperty({ example: 581_166_564, description: 'fen' }) fen: number;
  @ApiProperty({ example: '河洛机械有限公司' }) drawerName: string;
  @ApiProperty({ enum: INSTRUMENT_STATES }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ example: '2026-11-29T02:00:00.000Z' }) recordedAt: string;
  @ApiProperty({ type: String, nullable: true, example: null }) endedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'of the bank, once it has cleared' })
  serial: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it bounced' })
  reason: string | null;
}

export class CashierInstrumentDto extends InstrumentDto {
  @ApiProperty({ example: '01' }) bankAccount: string;
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ example: '赵敏' }) recordedByName: string;
  @ApiProperty({ type: String, nullable: true }) endedByName: string | null;
  @ApiProperty({ type: [String], example: ['clear', 'bounce'], enum: ['clear', 'bounce'] })
  mayDo: string[];
}

export class PaperWayDto {
  @ApiProperty({ example: 'cheque' }) code: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
}

export class InstrumentsPage {
  @ApiProperty({ type: [CashierInstrumentDto] }) items: CashierInstrumentDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ type: [PaperWayDto], description: 'kinds of paper the centre takes' })
  ways: PaperWayDto[];
}

export class InstrumentRequest {
  @ApiProperty({ example: '01' })
  @FreeText(24)
  bankAccount: string;
  @ApiProperty({ example: 'cheque', description: 'a way that is paid by a paper' })
  @FreeText(16)
  @IsNotEmpty()
  way: string;
  @ApiProperty({ example: '12345678' })
  @FreeText(60)
  @IsNotEmpty()
  number: string;
  @ApiProperty({ example: '2026112900000038' })
  @Typed('business-number')
  noticeNo: string;
  @ApiProperty({ example: 581_166_564, description: 'fen' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  fen: number;
  @ApiProperty({ example: '河洛机械有限公司', description: 'who signed it' })
  @FreeText(200)
  @IsNotEmpty()
  drawerName: string;
}

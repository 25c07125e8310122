import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextView } from '#apps/api/phone/phone.dto';
import { IsIn } from 'class-validator';
import { PageQuery } from '#apps/api/page.dto';
import { Optional } from '#apps/api/values/optional';
import { FreeText, PageMark, Typed } from '#apps/api/values/typed';
import { DOCUMENT_SUBJECTS } from '#libs/persistence/documents/document-store';

/** Subjects that documents can be asked for by. */
const SUBJECTS_ASKED = ['case', 'unit', 'member'] as const;
const SUBJECT_NO_MAX = 24;
const KIND_MAX = 24;

export class DocumentsQuery extends PageQuery {
  @ApiProperty({ enum: SUBJECTS_ASKED, example: 'case' })
  @IsIn(SUBJECTS_ASKED)
  subject: (typeof SUBJECTS_ASKED)[number];
  @ApiProperty({ example: '2026112400000017', description: 'A business number or an account' })
  @FreeText(SUBJECT_NO_MAX)
  no: string;
  @ApiPropertyOptional({ example: 'receipt', description: 'Of one kind only' })
  @Optional()
  @FreeText(KIND_MAX)
  documentKind?: string;
  @ApiPropertyOptional({ example: '17', description: '`next` of the page before' })
  @Optional()
  @PageMark()
  after?: string;
}

export class DocumentView {
  @ApiProperty({ example: '17' }) id: string;
  @ApiProperty({ enum: DOCUMENT_SUBJECTS }) subject: string;
  @ApiProperty({ example: '2026112400000017' }) no: string;
  @ApiProperty({ example: 'receipt', description: 'receipt, slip, or slip: and a way of paying' })
  kind: string;
  @ApiProperty({ type: TextView }) title: TextView;
  @ApiProperty({ example: 1, description: 'The how-manieth of its subject and kind' }) n: number;
  @ApiProperty({ example: 2 }) pages: number;
  @ApiProperty({ example: '7HK3W9PMXD4R' }) verificationCode: string;
  @ApiProperty({ example: '2026-11-24T07:31:40.000Z' }) createdAt: string;
  @ApiProperty({ example: '/api/documents/17/file' }) url: string;
}

export class DocumentsPage {
  @ApiProperty({ type: [DocumentView] }) items: DocumentView[];
  @ApiProperty({ type: String, nullable: true, example: '17' }) next: string | null;
}

export class VerificationQuery {
  @ApiProperty({ example: '2026112400000017' }) @Typed('business-number') no: string;

  @ApiProperty({ example: '7HK3W9PMXD4R', description: 'Letter case and blanks do not matter' })
  @Typed('receipt-code')
  code: string;
}

export class VerifiedAmountView {
  @ApiProperty({ type: TextView }) label: TextView;
  @ApiProperty({ example: 12_345_600 }) fen: number;
}

/** What a register did: how many people, from when, what it comes to in its own words, and whom, with stars. */
export class VerifiedRegisterView {
  @ApiProperty({ type: TextView }) peopleLabel: TextView;
  @ApiProperty({ example: 128 }) people: number;
  @ApiProperty({ type: TextView }) monthLabel: TextView;
  @ApiProperty({ example: '202612' }) effectiveMonth: string;
  @ApiProperty({ example: '202701', description: 'the last one, where its rows have several' })
  lastMonth: string;
  @ApiProperty({ type: [VerifiedAmountView] }) amounts: VerifiedAmountView[];
  @ApiProperty({ type: [String], example: ['张*', '欧**'], description: 'the first twenty' })
  names: string[];
  @ApiProperty({ example: 128, description: 'whoever has several rows is counted once' })
  named: number;
}

/** How a 汇补缴书 says it is paid. */
export class VerifiedSlipView {
  @ApiProperty({ type: TextView }) way: TextView;
  @ApiProperty({ example: '河洛市住房公积金管理中心老城管理部' }) payeeName: string;
  @ApiProperty({ example: '4100150200010001' }) payeeAccountNo: string;
  @ApiProperty({ example: '中国建设银行河洛老城支行' }) payeeBank: string;
  @ApiProperty({ example: '2026112900000038' }) remark: string;
  @ApiProperty({ example: 581_166_564, description: 'asked for under that number' }) sumFen: number;
  @ApiProperty({ example: '2026-12-03' }) deadline: string;
  @ApiProperty({ type: TextView, description: 'Whether anything is due by it today' })
  standText: TextView;
}

/** What stands on the paper, so that an altered one is seen; persons are masked. */
export class VerificationView {
  @ApiProperty({ example: true }) valid: boolean;
  @ApiPropertyOptional({ example: '2026112400000017' }) businessNo?: string;
  @ApiPropertyOptional({ type: TextView }) title?: TextView;
  @ApiPropertyOptional({ example: '河洛机械有限公司' }) unitName?: string;
  @ApiPropertyOptional({ example: '01000000004' }) unitAccountNo?: string;
  @ApiPropertyOptional({ example: '张**', description: 'Of a member’s case' }) memberName?: string;
  @ApiPropertyOptional({ type: VerifiedRegisterView, description: 'Of a register' })
  register?: VerifiedRegisterView;
  @ApiPropertyOptional({ type: VerifiedSlipView, description: 'Of a slip that is paid by' })
  slip?: VerifiedSlipView;
  @ApiPropertyOptional({ type: [TextView], description: 'What was changed, without its values' })
  changed?: TextView[];
  @ApiPropertyOptional({ example: '城中管理部' }) branch?: string;
  @ApiPropertyOptional({ example: '2026-11-24T07:31:40.000Z' }) finishedAt?: string;
  @ApiPropertyOptional({
    example: '9b1c4f02d7a86e35f1b0c2d4e6a8091b3c5d7e9fa1b2c3d4e5f60718293a4b5c',
    description: 'SHA-256 of the PDF file',
  })
  contentHash?: string;
  @ApiPropertyOptional({ example: 2 }) pages?: number;
}

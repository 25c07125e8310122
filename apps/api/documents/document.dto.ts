import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextView } from '#apps/api/phone/phone.dto';
import { Typed } from '#apps/api/values/typed';

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
  @ApiProperty({ type: [VerifiedAmountView] }) amounts: VerifiedAmountView[];
  @ApiProperty({ type: [String], example: ['张*', '欧**'], description: 'the first twenty' })
  names: string[];
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

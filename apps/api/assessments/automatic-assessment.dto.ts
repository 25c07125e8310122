import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

export class AutomaticAssessmentRequest {
  @ApiProperty({ example: true, description: 'The unit agrees to automatic assessment' })
  @IsBoolean()
  active: boolean;
}

export class AutomaticAssessmentView {
  @ApiProperty({ example: true }) active: boolean;
  @ApiProperty({ type: String, nullable: true, example: '王芳', description: 'Who said so last' })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-29T04:12:00.000Z' })
  decidedAt: string | null;
  @ApiProperty({ example: 15, description: 'Day of the month from which it is assessed' })
  payDay: number;
}

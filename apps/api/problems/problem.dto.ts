import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldProblemView {
  @ApiProperty({ example: 'loginName' }) field: string;
  @ApiProperty({ example: 'SHAPE_REQUIRED' }) code: string;
  @ApiProperty({ example: '必填' }) detail: string;
  @ApiProperty({ example: 'Required' }) detailEn: string;
}

/** RFC 9457 problem details, with the same sentence in Chinese and English. */
export class ProblemView {
  @ApiProperty({ example: 'urn:fund-hall:problem:SUBMISSION_NOT_FOUND' }) type: string;
  @ApiProperty({ example: '没有找到这笔业务' }) title: string;
  @ApiProperty({ example: 'No such case' }) titleEn: string;
  @ApiProperty({ example: 404 }) status: number;
  @ApiProperty({ example: 'SUBMISSION_NOT_FOUND' }) code: string;
  @ApiProperty({ example: '没有找到这笔业务' }) detail: string;
  @ApiProperty({ example: 'No such case' }) detailEn: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: {} }) details: Record<
    string,
    string | number
  >;
  @ApiPropertyOptional({ type: [FieldProblemView] }) errors?: FieldProblemView[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'STALE_DRAFT: the newer submission',
  })
  current?: unknown;
  @ApiProperty({ example: '0b9f0a6e-6a34-4f6a-8d15-6f1d0b6f3f10' }) correlationId: string;
}

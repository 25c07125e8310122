import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A text in both languages. */
export class TextDto {
  @ApiProperty({ example: '基数调整' }) zh: string;
  @ApiProperty({ example: 'Base adjustment' }) en: string;
}

/** What is refused: stable code, details, and its text. */
export class RefusalDto {
  @ApiProperty({ example: 'CONFLICTING_CASE' }) code: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  })
  details?: Record<string, string | number>;
  @ApiProperty({ type: TextDto }) text: TextDto;
  /** Key of the column it is about, where a row of a register has it. */
  @ApiPropertyOptional({ example: 'baseAfterFen' }) column?: string;
}

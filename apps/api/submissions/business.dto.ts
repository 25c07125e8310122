import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';

export class FieldDto {
  @ApiProperty({ example: 'postcode' }) name: string;
  @ApiProperty({ type: TextDto }) label: TextDto;
  @ApiProperty({ type: TextDto }) group: TextDto;
  @ApiProperty({ enum: ['text', 'dictionary', 'money', 'phone', 'ratio', 'month', 'readonly'] })
  input: string;
  @ApiProperty({ type: String, nullable: true, example: 'education' }) dictionary: string | null;
  @ApiProperty({ example: 6 }) lengthMax: number;
  @ApiProperty() required: boolean;
  @ApiProperty({ type: TextDto, nullable: true }) readOnlyReason: TextDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'business-licence' }) paper: string | null;
  @ApiProperty() masked: boolean;
}

export class ColumnDto {
  @ApiProperty({ example: 'baseAfterFen' }) key: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ enum: ['text', 'money', 'identifier'] }) kind: string;
  @ApiProperty() inTemplate: boolean;
  @ApiProperty() required: boolean;
}

export class PaperKindDto {
  @ApiProperty({ example: 'business-licence' }) kind: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
}

export class MonthsQuery {
  /** The month a draft has. */
  @ApiProperty({ required: false, example: '202612' })
  @Optional()
  @Matches(/^\d{6}$/)
  chosen?: string;
}

export class MonthsOfferedDto {
  /** Oldest first; the first is proposed. */
  @ApiProperty({ type: [String], example: ['202612', '202701'] }) months: string[];
  /** Why the chosen month, or any, is not open. */
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}

export class BusinessDto {
  @ApiProperty({ example: 'base-adjustment' }) code: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ enum: ['contribution', 'member', 'query'] }) group: string;
  @ApiProperty({ type: TextDto }) help: TextDto;
  @ApiProperty() open: boolean;
  @ApiProperty({ type: TextDto, nullable: true }) closedReason: TextDto | null;
  @ApiProperty({ enum: ['register', 'fields'], nullable: true }) shape: string | null;
  @ApiProperty({ enum: ['unit', 'member'], nullable: true }) subject: string | null;
  @ApiProperty({ type: [FieldDto] }) fields: FieldDto[];
  @ApiProperty({ type: [ColumnDto] }) columns: ColumnDto[];
  @ApiProperty({ type: [PaperKindDto] }) papers: PaperKindDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';

const COLUMN_KINDS = [
  'row-number',
  'text',
  'identifier',
  'money',
  'month',
  'date',
  'dictionary',
  'phone',
  'ratio',
];
const COLUMN_SOURCES = ['row', 'subject', 'typed', 'before', 'after', 'decided', 'case'];

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
  @ApiProperty({ enum: COLUMN_KINDS }) kind: string;
  @ApiProperty({ enum: COLUMN_SOURCES }) from: string;
  @ApiProperty({ type: String, nullable: true, example: 'education' }) dictionary: string | null;
  @ApiProperty() inTemplate: boolean;
  @ApiProperty() required: boolean;
  @ApiProperty({ type: Number, nullable: true, example: 60 }) lengthMax: number | null;
  @ApiProperty() masked: boolean;
  /** The head it stands under with its neighbours of the same group. */
  @ApiProperty({ type: TextDto, nullable: true }) group: TextDto | null;
  /** Its title under that head; a bar marks where it may break. */
  @ApiProperty({ type: TextDto, nullable: true }) shortTitle: TextDto | null;
}

export class RegisterWordsDto {
  @ApiProperty({ type: TextDto }) month: TextDto;
  @ApiProperty({ type: TextDto }) register: TextDto;
  /** The button that opens the entry, where the page does not begin with it. */
  @ApiProperty({ type: TextDto, nullable: true }) begin: TextDto | null;
  @ApiProperty({ type: TextDto }) submit: TextDto;
  /** The button that ends the upload of papers. */
  @ApiProperty({ type: TextDto, nullable: true }) upload: TextDto | null;
  @ApiProperty({ type: TextDto }) entered: TextDto;
  @ApiProperty({ type: TextDto, nullable: true }) people: TextDto | null;
  /** Monthly amounts before and after, where the register is about them. */
  @ApiProperty({ type: TextDto, nullable: true }) before: TextDto | null;
  @ApiProperty({ type: TextDto, nullable: true }) after: TextDto | null;
  /** What the accounts of the rows hold, where that goes along. */
  @ApiProperty({ type: TextDto, nullable: true }) balance: TextDto | null;
  /** What lies between before and after, where that is what it is about. */
  @ApiProperty({ type: TextDto, nullable: true }) difference: TextDto | null;
  /** What is asked when it has been submitted, where it is not the usual question. */
  @ApiProperty({ type: TextDto, nullable: true }) done: TextDto | null;
  /** What a row is counted as; a person where it is null. */
  @ApiProperty({ type: TextDto, nullable: true }) counted: TextDto | null;
}

/** What can be asked for of another unit when a row is refused. */
export class RegisterAsksDto {
  @ApiProperty({ example: 'transfer-request' }) business: string;
  /** Codes of such refusals. */
  @ApiProperty({ type: [String], example: ['PERSON_SEALED_ELSEWHERE'] }) codes: string[];
}

export class RegisterPlanDto {
  /** Whom the rows are about. */
  @ApiProperty({ enum: ['account', 'person'] }) subject: string;
  /** Statuses of the accounts that can be entered. */
  @ApiProperty({ type: [String], example: ['01'] }) statuses: string[];
  /** head: the case has one month; row: every row decides its own. */
  @ApiProperty({ enum: ['head', 'row'] }) month: string;
  /** Rows are about months that have been paid. */
  @ApiProperty() past: boolean;
  /** Typed once for the whole case. */
  @ApiProperty({ type: [ColumnDto] }) headColumns: ColumnDto[];
  /** What amounts were decided by, beside the columns, where a case is read. */
  @ApiProperty({ type: [ColumnDto] }) decidedBy: ColumnDto[];
  /** Keys of the columns that say the most of a row. */
  @ApiProperty({ type: [String], example: ['accountNo', 'name'] }) brief: string[];
  @ApiProperty({ enum: [-1, 0, 1] }) headcountPerRow: number;
  @ApiProperty({ type: RegisterWordsDto }) words: RegisterWordsDto;
  @ApiProperty({ type: RegisterAsksDto, nullable: true }) asks: RegisterAsksDto | null;
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

export class TileDto {
  @ApiProperty({ example: 'status-change' }) code: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
}

export class BusinessDto {
  @ApiProperty({ example: 'base-adjustment' }) code: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ enum: ['contribution', 'member', 'query'] }) group: string;
  @ApiProperty({ type: TextDto }) help: TextDto;
  /** Its tile on the home page, which several businesses may share, a sheet each; null where another page leads to it. */
  @ApiProperty({ type: TileDto, nullable: true }) tile: TileDto | null;
  @ApiProperty() open: boolean;
  @ApiProperty({ type: TextDto, nullable: true }) closedReason: TextDto | null;
  @ApiProperty({ enum: ['register', 'fields', 'assessment', 'request'], nullable: true })
  shape: string | null;
  @ApiProperty({ enum: ['unit', 'member'], nullable: true }) subject: string | null;
  @ApiProperty({ type: [FieldDto] }) fields: FieldDto[];
  @ApiProperty({ type: [ColumnDto] }) columns: ColumnDto[];
  /** What a register says of itself beside its columns. */
  @ApiProperty({ type: RegisterPlanDto, nullable: true }) register: RegisterPlanDto | null;
  @ApiProperty({ type: [PaperKindDto] }) papers: PaperKindDto[];
}

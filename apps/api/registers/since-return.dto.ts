import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '#apps/api/values/optional';
import { PageMark } from '#apps/api/values/typed';
import { PageQuery } from '#apps/api/page.dto';
import { TextDto } from '#apps/api/submissions/text.dto';

export class SinceReturnQuery extends PageQuery {
  @ApiPropertyOptional({
    example: '4711',
    description: 'the next of the page before, of the people removed',
  })
  @Optional()
  @PageMark(/^[0-9a-f]{1,64}$/)
  after?: string;
}

export class RegisterSinceDto {
  @ApiProperty({ example: 3 }) added: number;
  @ApiProperty({ example: 1 }) removed: number;
  @ApiProperty({ example: 2 }) changed: number;
}

export class RemovedRowDto {
  @ApiProperty({ example: '100000000001' }) accountNo: string;
  @ApiProperty({ example: '张三' }) name: string;
  @ApiProperty({ example: '410303********0012' }) idNumberMasked: string;
  @ApiProperty({ example: 600_000 }) baseAfterFen: number;
}

export class FieldSinceDto {
  @ApiProperty({ type: TextDto }) label: TextDto;
  /** Null: the field was not changed then, or is no longer. */
  @ApiProperty({ type: TextDto, nullable: true }) formerText: TextDto | null;
  @ApiProperty({ type: TextDto, nullable: true }) nowText: TextDto | null;
}

/** What the operator changed since the case was submitted before; null while it never came back. */
export class SinceReturnDto {
  @ApiProperty({ type: RegisterSinceDto, nullable: true }) register: RegisterSinceDto | null;
  @ApiProperty({ type: [RemovedRowDto] }) removed: RemovedRowDto[];
  @ApiProperty({ type: String, nullable: true, example: '4711' }) next: string | null;
  @ApiProperty({ type: [FieldSinceDto] }) fields: FieldSinceDto[];
  /** Whether form, register or papers were edited since; true while it never came back. */
  @ApiProperty({ example: true }) edited: boolean;
}

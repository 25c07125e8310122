import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { PageQuery } from '#apps/api/page.dto';
import { UnitNameDto } from '#apps/api/submissions/submission.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { Flag, PageMark, SearchWords } from '#apps/api/values/typed';
import { DONE_VERBS } from '#libs/case/lists';
import type { Verb } from '#libs/case/process';

export class BoxQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'base-adjustment' })
  @Optional()
  @IsString()
  @MaxLength(40)
  business?: string;
  @ApiProperty({ required: false })
  @Optional()
  @Flag()
  unread?: boolean;
  /** Of an operator's boxes: only what he did and began himself, not his colleagues of the unit. */
  @ApiProperty({ required: false })
  @Optional()
  @Flag()
  mine?: boolean;
  /** The `next` of the page before. */
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark(/^(\d\.)?\d{1,20}$/)
  after?: string;
}

export class DoneQuery extends BoxQuery {
  /** As at the desk: eight digits of a business number or more, a unit account's beginning, part of a unit's name. */
  @ApiProperty({ required: false, example: '机械' })
  @Optional()
  @SearchWords()
  q?: string;
  @ApiProperty({ required: false, enum: DONE_VERBS })
  @Optional()
  @IsIn(DONE_VERBS)
  act?: Verb;
}

export class BoxCountsDto {
  /** Unread, counted up to 100. */
  @ApiProperty({ example: 3 }) messages: number;
  @ApiProperty({ example: 2 }) todo: number;
}

export class MessageDto {
  @ApiProperty({ example: '88' }) id: string;
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ example: 'base-adjustment' }) business: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: 'hall' }) channel: string;
  @ApiProperty({ type: TextDto }) channelText: TextDto;
  @ApiProperty() createdAt: string;
  @ApiProperty({ type: String, nullable: true }) readAt: string | null;
  /** Another unit's case that brought accounts here: the business that can be begun for them; else null. */
  @ApiProperty({ type: String, nullable: true, example: 'unseal' }) offers: string | null;
}

export class OpenedMessageDto extends MessageDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026112900000038',
    description: 'What the number of a message about money names, where it is a notice’s',
  })
  noticeNo: string | null;
}

export class BoxCaseDto {
  /** Key of the row in its box. */
  @ApiProperty({ example: '1204' }) id: string;
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ example: 'base-adjustment' }) business: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) summary: TextDto;
  @ApiProperty({ example: 'returned' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
}

export class TodoDto extends BoxCaseDto {
  @ApiProperty() returned: boolean;
  @ApiProperty({ type: TextDto }) whatToDo: TextDto;
  @ApiProperty({ example: '李晓敏' }) initiatorName: string;
  @ApiProperty() createdAt: string;
  @ApiProperty({ type: String, nullable: true }) dueAt: string | null;
}

export class DoneDto extends BoxCaseDto {
  @ApiProperty({ example: 'approve' }) act: string;
  @ApiProperty({ type: TextDto }) actText: TextDto;
  @ApiProperty({ example: '李晓敏' }) actorName: string;
  @ApiProperty({ type: UnitNameDto }) unit: UnitNameDto;
  @ApiProperty() at: string;
}

export class InitiatedDto extends BoxCaseDto {
  @ApiProperty({ example: '李晓敏' }) initiatorName: string;
  @ApiProperty({ enum: ['operator', 'staff', 'system', 'case'], example: 'operator' })
  initiatorKind: string;
  @ApiProperty() openedAt: string;
  @ApiProperty({ type: String, nullable: true }) submittedAt: string | null;
}

export class MessagePageDto {
  @ApiProperty({ type: [MessageDto] }) items: MessageDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class TodoPageDto {
  @ApiProperty({ type: [TodoDto] }) items: TodoDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class DonePageDto {
  @ApiProperty({ type: [DoneDto] }) items: DoneDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class InitiatedPageDto {
  @ApiProperty({ type: [InitiatedDto] }) items: InitiatedDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

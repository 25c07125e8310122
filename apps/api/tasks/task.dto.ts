import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, MaxLength, Min } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { PageQuery } from '#apps/api/page.dto';
import { PersonDto, TotalsDto } from '#apps/api/submissions/submission.dto';
import { TextDto } from '#apps/api/submissions/text.dto';
import { TASK_ORDERS, type TaskOrder } from '#libs/persistence/tasks/desk-queries';
import { Flag, PageMark, SearchWords } from '#apps/api/values/typed';

export class TaskQuery extends PageQuery {
  /** What nobody has claimed, what the caller has, or what somebody else has. */
  @ApiProperty({ enum: ['open', 'mine', 'others'], required: false })
  @Optional()
  @IsIn(['open', 'mine', 'others'])
  box: 'open' | 'mine' | 'others' = 'open';
  @ApiProperty({ required: false, example: 'base-adjustment' })
  @Optional()
  @IsString()
  @MaxLength(40)
  business?: string;
  @ApiProperty({ required: false })
  @Optional()
  @Flag()
  overdue?: boolean;
  /** Only cases whose monthly total rises by more than 20 %. */
  @ApiProperty({ required: false })
  @Optional()
  @Flag()
  over20?: boolean;
  /** Only cases whose monthly total falls by more than 20 %; with `over20`, those that do either. */
  @ApiProperty({ required: false })
  @Optional()
  @Flag()
  fall20?: boolean;
  @ApiProperty({
    enum: TASK_ORDERS,
    required: false,
    description:
      'as they came, or by what the case moves: most rising, most falling, largest share',
  })
  @Optional()
  @IsIn(TASK_ORDERS)
  order: TaskOrder = 'arrived';
  /** Eight digits of a business number or more, the beginning of a unit account, or part of a unit's name. */
  @ApiProperty({ required: false, example: '2026112400000018' })
  @Optional()
  @SearchWords()
  q?: string;
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark(/^(-?\d{1,19}:)?\d{1,20}$/)
  after?: string;
}

export class NextTaskQuery {
  @ApiProperty({ required: false, example: '1204' })
  @Optional()
  @PageMark()
  after?: string;
}

export class ReleaseRequest {
  @ApiProperty({ example: 12, description: 'who has claimed it, as the page shows it' })
  @IsInt()
  @Min(1)
  heldBy: number;
}

export class TaskDto {
  @ApiProperty({ example: '1204' }) id: string;
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ example: 'base-adjustment' }) business: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) summary: TextDto;
  @ApiProperty({ example: '洛阳某某机械制造有限公司' }) unitName: string;
  @ApiProperty({ example: '201000000012' }) unitAccountNo: string;
  @ApiProperty({ example: 'first-reviewer' }) role: string;
  @ApiProperty({ type: TextDto }) roleText: TextDto;
  @ApiProperty({ example: 0 }) level: number;
  @ApiProperty({ example: 1 }) round: number;
  @ApiProperty({ enum: ['open', 'claimed', 'closed'] }) state: string;
  @ApiProperty({ type: PersonDto, nullable: true }) claimedBy: PersonDto | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-24T02:00:00.000Z' }) claimedAt:
    | string
    | null;
  @ApiProperty({ example: '2026-11-24T01:00:00.000Z' }) createdAt: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-26T10:00:00.000Z' }) dueAt:
    | string
    | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 2,
    description: "Whole days by the city's calendar; negative when past",
  })
  dueInDays: number | null;
  @ApiProperty() overdue: boolean;
  /** Of a register: its people and monthly totals; null for changed fields. */
  @ApiProperty({ type: TotalsDto, nullable: true }) totals: TotalsDto | null;
  @ApiProperty({ type: [String], example: ['claim'] }) mayDo: string[];
}

export class TaskPageDto {
  @ApiProperty({ type: [TaskDto] }) items: TaskDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** How long each list of the desk is; 1,000 means that or more. */
export class TaskCountsDto {
  @ApiProperty({ example: 12, maximum: 1_000 }) open: number;
  @ApiProperty({ example: 2, maximum: 1_000 }) mine: number;
  @ApiProperty({ example: 1, maximum: 1_000 }) others: number;
}

export class OpinionPhrasesDto {
  @ApiProperty({ type: [String] }) approve: string[];
  @ApiProperty({ type: [String] }) return: string[];
  @ApiProperty({ type: [String] }) reject: string[];
}

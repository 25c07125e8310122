import { ApiProperty } from '@nestjs/swagger';
import { DemandedPaperDto } from '#apps/api/submissions/submission.dto';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';

export class PreviewLevelDto {
  @ApiProperty({ example: 'first-reviewer' }) role: string;
  @ApiProperty({ type: TextDto }) roleText: TextDto;
  /** Why the level is asked for; null for one that always is. */
  @ApiProperty({ type: TextDto, nullable: true }) because: TextDto | null;
}

export class NextMonthDto {
  @ApiProperty({ example: '202612' }) month: string;
  @ApiProperty({ example: 3000 }) headcount: number;
  @ApiProperty({ example: 412075000 }) totalFen: number;
}

/** What submitting would do, before it is done. */
export class PreviewDto {
  @ApiProperty({ example: 3000 }) people: number;
  @ApiProperty({ example: 386420000 }) beforeFen: number;
  @ApiProperty({ example: 412075000 }) afterFen: number;
  @ApiProperty({ example: 25655000 }) differenceFen: number;
  /** The month of the case; where rows decide theirs, the earliest of those that are ticked. */
  @ApiProperty({ type: String, nullable: true, example: '202612' }) month: string | null;
  /** The latest of them, where rows decide theirs. */
  @ApiProperty({ type: String, nullable: true, example: '202612' }) lastMonth: string | null;
  @ApiProperty({ type: NextMonthDto, nullable: true }) nextMonth: NextMonthDto | null;
  @ApiProperty({ type: [PreviewLevelDto] }) route: PreviewLevelDto[];
  @ApiProperty({ type: [DemandedPaperDto] }) papers: DemandedPaperDto[];
  @ApiProperty({ example: 0 }) findings: number;
  /** What would refuse the submission now. */
  @ApiProperty({ type: [RefusalDto] }) conflicts: RefusalDto[];
}

export class BlockingCaseDto {
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
}

/** Told before anything is typed: what would refuse the case once it is sent. */
export class ConflictDto {
  @ApiProperty({ type: BlockingCaseDto, nullable: true }) blocking: BlockingCaseDto | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { DemandedPaperDto } from '#apps/api/submissions/submission.dto';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';

export class PreviewLevelDto {
  @ApiProperty({ example: 'first-reviewer' }) role: string;
  @ApiProperty({ type: TextDto }) roleText: TextDto;
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
  @ApiProperty({ type: NextMonthDto, nullable: true }) nextMonth: NextMonthDto | null;
  @ApiProperty({ type: [PreviewLevelDto] }) route: PreviewLevelDto[];
  @ApiProperty({ type: [DemandedPaperDto] }) papers: DemandedPaperDto[];
  @ApiProperty({ example: 0 }) findings: number;
  /** What would refuse the submission now. */
  @ApiProperty({ type: [RefusalDto] }) conflicts: RefusalDto[];
}

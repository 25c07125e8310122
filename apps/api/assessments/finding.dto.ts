import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '#apps/api/submissions/text.dto';
import { BASE_RULES, type BaseRule } from '#libs/fund/assessment/outside-bounds';

/** What is found of a month's members before it is assessed, in numbers. */
export class MonthFindingsView {
  @ApiProperty({ example: 0, description: 'Members whose base is outside the month’s bounds' })
  outsideBounds: number;
  @ApiProperty({ example: 0, description: 'Members whose data are missing or wrong' })
  dataLacking: number;
  @ApiProperty({ enum: BASE_RULES, description: 'What follows for a base outside its bounds' })
  baseRule: BaseRule;
  @ApiProperty({ example: 221_000 }) floorFen: number;
  @ApiProperty({ example: 2_354_250 }) capFen: number;
}

export class ProblemOfMemberView {
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: 'base-adjustment', description: 'The business that puts it right' })
  remedy: string;
  @ApiProperty({ type: TextDto, description: 'Title of that business' }) remedyTitle: TextDto;
}

export class FindingView {
  @ApiProperty({ example: '100000000017' }) accountNo: string;
  @ApiProperty({ example: '王静' }) name: string;
  @ApiProperty({ example: '410302********1234' }) idNumberMasked: string;
  @ApiProperty({ example: 680_000 }) baseFen: number;
  @ApiProperty({ type: [ProblemOfMemberView] }) problems: ProblemOfMemberView[];
}

export class FindingsPage {
  @ApiProperty({ type: [FindingView] }) items: FindingView[];
  @ApiProperty({ type: String, nullable: true, example: '1204' }) next: string | null;
}

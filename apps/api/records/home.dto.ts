import { ApiProperty } from '@nestjs/swagger';
import { REMITTANCE, SUPPLEMENT, type AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import { TextDto } from '#apps/api/submissions/text.dto';

export class HomeUnit {
  @ApiProperty({ example: '01000000001' }) accountNo: string;
  @ApiProperty({ example: '河洛重型机械集团有限公司' }) name: string;
  @ApiProperty({ example: '91410302MA9K3L2B7R' }) creditCode: string;
  @ApiProperty({ example: '01' }) status: string;
  @ApiProperty({ type: TextDto }) statusText: TextDto;
  @ApiProperty({ example: '老城管理部' }) branchName: string;
  @ApiProperty({ example: '河洛市老城区中州中路18号' }) address: string;
}

export class HomeAccount {
  @ApiProperty({ example: 35_117_852_708 }) balanceFen: number;
  @ApiProperty({ example: 0 }) unallocatedFen: number;
  @ApiProperty({
    example: 0,
    description: 'fen it owes that members’ balances could not give back',
  })
  receivableFen: number;
  @ApiProperty({ example: 581_166_564 }) monthlyFen: number;
  @ApiProperty({ example: 3_000 }) payingMembers: number;
  @ApiProperty({ example: 0 }) sealedMembers: number;
  @ApiProperty({ example: 1_200 }) unitRatioBp: number;
  @ApiProperty({ example: 1_200 }) personalRatioBp: number;
  @ApiProperty({ example: 0 }) fiscalRatioBp: number;
  @ApiProperty({ type: String, nullable: true, example: '202610' }) paidThroughMonth: string | null;
  @ApiProperty({ example: '202611' }) dueMonth: string;
  @ApiProperty({ example: '2026-12-03', description: 'Five days after its pay day' })
  dueDay: string;
  @ApiProperty({ example: 5, description: "Days by the city's calendar; negative when past" })
  dueInDays: number;
}

export class HomeOperator {
  @ApiProperty({ example: '李文静' }) name: string;
  @ApiProperty({ example: '138****5678' }) phoneMasked: string;
  @ApiProperty({ type: String, nullable: true, example: '2028-11-24T00:00:00.000Z' })
  certificateValidTo: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-23T08:12:00.000Z' }) lastSignInAt:
    | string
    | null;
}

export class HomeMonth {
  @ApiProperty({ example: '202610' }) month: string;
  @ApiProperty({ example: 3_000 }) headcount: number;
  @ApiProperty({ example: 581_166_564 }) totalFen: number;
}

export class HomeWaiting {
  @ApiProperty({ example: 'returned' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
  @ApiProperty({ example: 2 }) count: number;
}

export class HomeNotice {
  @ApiProperty({ example: '2026110400000025' }) noticeNo: string;
  @ApiProperty({ enum: [REMITTANCE, SUPPLEMENT], description: '01 a month, 02 what is made good' })
  kind: AssessmentKind;
  @ApiProperty({ example: '202610' }) firstMonth: string;
  @ApiProperty({ example: '202611' }) month: string;
  @ApiProperty({ example: 7_262_400, description: 'What the unit itself has still to pay' })
  openFen: number;
  @ApiProperty({ example: '2026-12-03', description: 'The last day to pay it on' })
  deadline: string;
  @ApiProperty({ example: -3, description: "Days by the city's calendar; negative when past" })
  dueInDays: number;
  @ApiProperty({
    type: TextDto,
    nullable: true,
    description: 'Money of it was taken back and is due once more',
  })
  dueAgainText: TextDto | null;
}

export class HomeView {
  @ApiProperty({
    type: [HomeWaiting],
    description: 'In the operators’ hands, what presses most first',
  })
  waiting: HomeWaiting[];
  @ApiProperty({ type: [HomeNotice], description: 'To be paid, oldest first; three at most' })
  toPay: HomeNotice[];
  @ApiProperty({
    type: String,
    nullable: true,
    example: '202611',
    description: 'A month that has come and is not assessed yet',
  })
  toAssess: string | null;
  @ApiProperty({ type: HomeUnit }) unit: HomeUnit;
  @ApiProperty({ type: HomeAccount }) account: HomeAccount;
  @ApiProperty({ type: HomeOperator }) operator: HomeOperator;
  @ApiProperty({ type: [HomeMonth] }) months: HomeMonth[];
}

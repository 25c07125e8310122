import type {
  AssessedLineView,
  AssessmentView,
  MemberInMonthView,
  RecordView,
} from '#apps/api/assessments/assessment.dto';
import { businessTitle } from '#libs/businesses/registry';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import type {
  AssessedLine,
  AssessmentRead,
  MemberInMonth,
} from '#libs/persistence/assessments/assessment-lists';
import type { ReceivableMonth } from '#libs/persistence/assessments/receivable-queries';
import type { Stage } from '#libs/case/stage';
import { ASSESSMENT_KIND_TEXTS } from '#libs/texts/assessment-kind.texts';
import { CHANGE_KIND_TEXTS } from '#libs/texts/change-kind.texts';
import { STAGE_TEXTS } from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';

interface Meanwhile {
  /** Why its money is due once more, where it is. */
  readonly because: Text | null;
  /** What stands in 119 of its unit. */
  readonly receivables: readonly ReceivableMonth[];
}

export function assessmentView(
  read: AssessmentRead,
  { because, receivables }: Meanwhile,
): AssessmentView {
  const { businessNo, noticeNo, noticeFen, noticeMonths, gatheredFen, gatheredFiscalFen } = read;
  const { unitFen, personalFen, stage, assessedAt, allocatedAt } = read;
  return {
    ...recordView(read),
    kind: read.kind,
    kindText: ASSESSMENT_KIND_TEXTS[read.kind],
    firstMonth: read.firstMonth,
    businessNo,
    noticeNo,
    noticeFen,
    noticeMonths,
    dueFen: unitFen + personalFen,
    gatheredFen,
    gatheredFiscalFen,
    stage,
    stageText: STAGE_TEXTS[stage as Stage],
    assessedAt: assessedAt.toISOString(),
    allocatedAt: allocatedAt?.toISOString() ?? null,
    dueAgainText: because,
    receivableFen: receivableIn(read, receivables),
  };
}

function receivableIn(
  { firstMonth, month }: AssessmentRead,
  receivables: readonly ReceivableMonth[],
): number {
  const own = receivables.filter((one) => firstMonth <= one.month && one.month <= month);
  return Number(own.reduce((sum, { fen }) => sum + fen, 0n));
}

/** It stands open, and either the unit or the treasury has still to pay. */
export function lacksMoney(read: AssessmentRead): boolean {
  const { unitFen, personalFen, fiscalFen, gatheredFen, gatheredFiscalFen, allocatedAt } = read;
  const isFull = gatheredFen >= unitFen + personalFen && gatheredFiscalFen >= fiscalFen;
  return allocatedAt === null && !isFull;
}

/** Free of its class, to be spread. */
function recordView(read: AssessmentRead): Pick<RecordView, keyof RecordView> {
  const { month, unitFen, personalFen, fiscalFen, unallocatedFen, deadline } = read;
  return {
    month,
    last: { people: read.lastPeople, fen: read.lastFen },
    increase: { people: read.increasePeople, fen: read.increaseFen },
    decrease: { people: read.decreasePeople, fen: read.decreaseFen },
    now: { people: read.people, fen: unitFen + personalFen + fiscalFen },
    unitFen,
    personalFen,
    fiscalFen,
    supplementary: { people: read.supplementaryPeople, fen: read.supplementaryFen },
    unallocatedFen,
    deadline,
  };
}

export function assessedLineView(line: AssessedLine): AssessedLineView {
  return { ...memberFacts(line), month: line.month };
}

export function memberView(line: MemberInMonth): MemberInMonthView {
  return memberFacts(line);
}

/** Free of its class, to be spread. */
function memberFacts(line: MemberInMonth): Pick<MemberInMonthView, keyof MemberInMonthView> {
  const { accountNo, name, baseFen, unitFen, personalFen, fiscalFen, beforeFen } = line;
  const { causeNo, causeBusiness } = line;
  return {
    accountNo,
    name,
    idNumberMasked: maskIdentityNumber(line.idNumber),
    baseFen,
    unitFen,
    personalFen,
    fiscalFen,
    totalFen: unitFen + personalFen + fiscalFen,
    beforeFen,
    changeKind: line.changeKind,
    changeText: CHANGE_KIND_TEXTS[line.changeKind],
    cause:
      causeNo === null || causeBusiness === null
        ? null
        : { businessNo: causeNo, title: businessTitle(causeBusiness) },
  };
}

import type { FindingView, ProblemOfMemberView } from '#apps/api/assessments/finding.dto';
import { assessmentBusiness, businessOf, businessTitle } from '#libs/businesses/registry';
import type { BaseBounds } from '#libs/fund/assessment/outside-bounds';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { formatYuan } from '#libs/fund/money';
import type { MonthFinding } from '#libs/persistence/assessments/month-findings';
import { MONTH_FINDING_TEXTS } from '#libs/texts/month-finding.texts';
import { listDetails } from '#libs/texts/text-list';
import { fillText, type Text, type TextDetails } from '#libs/texts/text';

/** Whom, what is wrong of him, and where each of it is put right. */
export function findingView(finding: MonthFinding, bounds: BaseBounds): FindingView {
  const { accountNo, name, idNumber, baseFen } = finding;
  const idNumberMasked = maskIdentityNumber(idNumber);
  return { accountNo, name, idNumberMasked, baseFen, problems: problemsOf(finding, bounds) };
}

function problemsOf(
  { outside, lacking, identityWrong }: MonthFinding,
  { floorFen, capFen }: BaseBounds,
): ProblemOfMemberView[] {
  const { remedies } = assessmentBusiness();
  const found: ProblemOfMemberView[] = [];
  if (outside !== null) {
    const bound = formatYuan(outside === 'below' ? floorFen : capFen);
    found.push(problem(outside, remedies.base, { bound }));
  }
  if (lacking.length > 0) {
    const labels = lacking.map((field) => labelOf(remedies.data, field));
    found.push(problem('lacking', remedies.data, listDetails('fields', labels)));
  }
  if (identityWrong) found.push(problem('identity', remedies.identity, {}));
  return found;
}

/** What the business that keeps a field calls it. */
function labelOf(code: string, field: string): Text | string {
  const { fields = [] } = businessOf('fields', code) ?? {};
  return fields.find(({ name }) => name === field)?.label ?? field;
}

function problem(
  key: keyof typeof MONTH_FINDING_TEXTS,
  remedy: string,
  details: TextDetails,
): ProblemOfMemberView {
  const text = fillText(MONTH_FINDING_TEXTS[key], details);
  return { text, remedy, remedyTitle: businessTitle(remedy) };
}

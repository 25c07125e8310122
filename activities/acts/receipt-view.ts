import type { EntityManager } from 'typeorm';
import { shapeOf } from '#activities/acts/shapes';
import { businessByCode } from '#libs/businesses/registry';
import type { ReceiptFact, ReceiptView } from '#libs/documents/receipt-view';
import { cityDayOf, citySecondOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  receiptFactsOf,
  type ReceiptDecision,
  type ReceiptFacts,
} from '#libs/persistence/documents/receipt-queries';
import { ROLE_TEXTS, VERB_TEXTS } from '#libs/texts/process.texts';
import { CENTRE_NAME, UNIT_PROMISE } from '#libs/texts/receipt.texts';

/** What makes this one document provable: its code, and where it is checked. */
export interface ReceiptStamp {
  readonly verificationCode: string;
  readonly verifyOrigin: string;
}

/** The receipt of a completed case, from what the books say of it; the template is the same for every business. */
export async function receiptViewOf(
  manager: EntityManager,
  businessNo: string,
  stamp: ReceiptStamp,
): Promise<ReceiptView> {
  const facts = await receiptFactsOf(manager, businessNo);
  const { submission } = facts;
  const business = businessByCode(submission.business);
  if (business === undefined || submission.finishedAt === null)
    throw new RuleViolation('NOT_IN_THIS_STAGE');
  const parts = await shapeOf(business).print(manager, business, facts);
  return {
    title: `${business.title.zh}业务回执`,
    paper: '回执',
    centre: CENTRE_NAME,
    branch: facts.branchName,
    businessNo,
    verificationCode: stamp.verificationCode,
    verifyUrl: `${stamp.verifyOrigin}/verify?no=${businessNo}&code=${stamp.verificationCode}`,
    facts: headFacts(facts, business.title.zh),
    ...parts,
    approvals: facts.decisions.map(approvalOf),
    promise: UNIT_PROMISE.zh,
    operator: facts.operatorName,
    issuedOn: cityDate(submission.finishedAt),
  };
}

function headFacts(
  { submission, unit, branchName, operatorName }: ReceiptFacts,
  title: string,
): ReceiptFact[] {
  const month = submission.effectiveMonth;
  return [
    { label: '业务流水号', value: submission.businessNo },
    { label: '业务类型', value: title },
    { label: '单位名称', value: unit.name },
    { label: '单位账号', value: unit.accountNo },
    { label: '受理管理部', value: branchName },
    { label: '经办人', value: operatorName },
    {
      label: '提交时间',
      value: submission.submittedAt === null ? '' : citySecondOf(submission.submittedAt),
    },
    {
      label: '办结时间',
      value: submission.finishedAt === null ? '' : citySecondOf(submission.finishedAt),
    },
    ...(month === null ? [] : [{ label: '生效年月', value: formatMonth(month) }]),
  ];
}

function approvalOf(decision: ReceiptDecision) {
  const texts: Readonly<Record<string, { readonly zh: string }>> = { ...ROLE_TEXTS, ...VERB_TEXTS };
  return {
    role: texts[decision.role]?.zh ?? decision.role,
    name: decision.name,
    decision: texts[decision.verb]?.zh ?? decision.verb,
    at: citySecondOf(decision.at),
    opinion: decision.opinion,
  };
}

/** 2026年11月24日, by the clock of the city. */
function cityDate(moment: Date): string {
  const [year, month, day] = cityDayOf(moment).split('-');
  return `${year ?? ''}年${String(Number(month))}月${String(Number(day))}日`;
}

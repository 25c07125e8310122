import { ASSESSMENT_TEXTS } from '#libs/texts/assessment.texts';
import { AUTH_TEXTS } from '#libs/texts/auth.texts';
import { BASE_ADJUSTMENT_TEXTS } from '#libs/texts/base-adjustment.texts';
import { ENROLMENT_TEXTS } from '#libs/texts/enrolment.texts';
import { FIELD_TEXTS } from '#libs/texts/fields.texts';
import { LEDGER_TEXTS } from '#libs/texts/ledger.texts';
import { PAPERS_TEXTS } from '#libs/texts/papers.texts';
import { PAYMENT_TEXTS } from '#libs/texts/payment.texts';
import { PROBLEM_TEXTS } from '#libs/texts/problem.texts';
import { RECORD_TEXTS } from '#libs/texts/record.texts';
import { REGISTER_TEXTS } from '#libs/texts/register.texts';
import { SETTLEMENT_TEXTS } from '#libs/texts/settlement.texts';
import { REQUEST_TEXTS } from '#libs/texts/request.texts';
import { STATUS_CHANGE_TEXTS } from '#libs/texts/status-change.texts';
import { SUBMISSION_TEXTS } from '#libs/texts/case.texts';
import { SUPPLEMENT_TEXTS } from '#libs/texts/supplement.texts';
import { fillText, type Text, type TextDetails, type Texts } from '#libs/texts/text';

/** Every refusal and problem code with its text; areas keep their own files. */
export const TEXTS: Texts = {
  ...AUTH_TEXTS,
  ...PROBLEM_TEXTS,
  ...PAPERS_TEXTS,
  ...SUBMISSION_TEXTS,
  ...FIELD_TEXTS,
  ...RECORD_TEXTS,
  ...REGISTER_TEXTS,
  ...BASE_ADJUSTMENT_TEXTS,
  ...ENROLMENT_TEXTS,
  ...LEDGER_TEXTS,
  ...SETTLEMENT_TEXTS,
  ...PAYMENT_TEXTS,
  ...ASSESSMENT_TEXTS,
  ...REQUEST_TEXTS,
  ...STATUS_CHANGE_TEXTS,
  ...SUPPLEMENT_TEXTS,
};

/** The text of a code in both languages; an unknown code is shown as itself, never hidden. */
export function textOf(code: string, details?: TextDetails): Text {
  const text = TEXTS[code];
  return text === undefined ? { zh: code, en: code } : fillText(text, details);
}

import { AUTH_TEXTS } from '#libs/texts/auth.texts';
import { BASE_ADJUSTMENT_TEXTS } from '#libs/texts/base-adjustment.texts';
import { FIELD_TEXTS } from '#libs/texts/fields.texts';
import { PAPERS_TEXTS } from '#libs/texts/papers.texts';
import { PROBLEM_TEXTS } from '#libs/texts/problem.texts';
import { REGISTER_TEXTS } from '#libs/texts/register.texts';
import { SUBMISSION_TEXTS } from '#libs/texts/submission.texts';
import { fillText, type Text, type TextDetails, type Texts } from '#libs/texts/text';

/** Every refusal and problem code with its text; areas keep their own files. */
export const TEXTS: Texts = {
  ...AUTH_TEXTS,
  ...PROBLEM_TEXTS,
  ...PAPERS_TEXTS,
  ...SUBMISSION_TEXTS,
  ...FIELD_TEXTS,
  ...REGISTER_TEXTS,
  ...BASE_ADJUSTMENT_TEXTS,
};

/** The text of a code in both languages; an unknown code is shown as itself, never hidden. */
export function textOf(code: string, details?: TextDetails): Text {
  const text = TEXTS[code];
  return text === undefined ? { zh: code, en: code } : fillText(text, details);
}

import type { AssessmentBusiness, Business } from '#libs/businesses/business';
import type { Text } from '#libs/texts/text';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { identityCorrection } from '#libs/businesses/identity-correction/identity-correction.business';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { memberInfoChange } from '#libs/businesses/member-info-change/member-info-change.business';
import { remittance } from '#libs/businesses/remittance/remittance.business';
import { seal } from '#libs/businesses/seal/seal.business';
import { supplementaryContribution } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { transferRequest } from '#libs/businesses/transfer-request/transfer-request.business';
import { unitInfoChange } from '#libs/businesses/unit-info-change/unit-info-change.business';
import { unseal } from '#libs/businesses/unseal/unseal.business';

/** Every business the hall runs, one line each. */
export const BUSINESSES = [
  unitInfoChange,
  baseAdjustment,
  enrolment,
  memberInfoChange,
  identityCorrection,
  unseal,
  seal,
  intraCityTransfer,
  transferRequest,
  remittance,
  supplementaryContribution,
] as const satisfies readonly Business[];
export type RunBusiness = (typeof BUSINESSES)[number];

export function businessByCode(code: string): Business | undefined {
  return BUSINESSES.find((business) => business.code === code);
}

type Shape = Business['shape'];
type OfShape<S extends Shape> = Extract<Business, { readonly shape: S }>;

/** The businesses of one shape. What a business of any shape is asked belongs to the table of shapes, not to a question here. */
export function businessesOf<S extends Shape>(shape: S): readonly OfShape<S>[] {
  const all: readonly Business[] = BUSINESSES;
  return all.filter((business): business is OfShape<S> => business.shape === shape);
}

/** The business of that code, where there is one and it has this shape. */
export function businessOf<S extends Shape>(shape: S, code: string): OfShape<S> | undefined {
  return businessesOf(shape).find((business) => business.code === code);
}

/** The one that assesses months: its cases are opened from its own page, by months. */
export function assessmentBusiness(): AssessmentBusiness {
  return remittance;
}

/** The title of a business; one the hall does not run (any more) is shown by its code. */
export function businessTitle(code: string): Text {
  return businessByCode(code)?.title ?? { zh: code, en: code };
}

/** The title of a paper kind, whichever business demands it; an unknown kind is shown as itself. */
export function paperTitle(kind: string): Text {
  const papers = BUSINESSES.flatMap((business: Business) => business.papers);
  return papers.find((paper) => paper.kind === kind)?.title ?? { zh: kind, en: kind };
}

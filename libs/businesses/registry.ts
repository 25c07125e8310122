import type { Business } from '#libs/businesses/business';
import type { Text } from '#libs/texts/text';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { memberInfoChange } from '#libs/businesses/member-info-change/member-info-change.business';
import { unitInfoChange } from '#libs/businesses/unit-info-change/unit-info-change.business';

/** Every business the hall runs, one line each. */
export const BUSINESSES = [
  unitInfoChange,
  baseAdjustment,
  memberInfoChange,
] as const satisfies readonly Business[];
export type RunBusiness = (typeof BUSINESSES)[number];

export function businessByCode(code: string): Business | undefined {
  return BUSINESSES.find((business) => business.code === code);
}

/** The title of a business; one the hall does not run (any more) is shown by its code. */
export function businessTitle(code: string): Text {
  return businessByCode(code)?.title ?? { zh: code, en: code };
}

/** The title of a paper kind, whichever business demands it; an unknown kind is shown as itself. */
export function paperTitle(kind: string): Text {
  const papers = BUSINESSES.flatMap((business) => business.papers);
  return papers.find((paper) => paper.kind === kind)?.title ?? { zh: kind, en: kind };
}

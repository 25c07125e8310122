import type { DatedRefusal } from '#libs/businesses/business';
import { decideEffectiveMonth } from '#libs/businesses/effective-month';
import { formatRatio } from '#libs/fund/ratio';
import { isIdentityNumber } from '#libs/fund/identity-number';
import type { Terms } from '#libs/fund/terms';
import type { UnitMarks } from '#libs/case/register';

const RESIDENT_IDENTITY_CARD = '01';

type Values = Readonly<Record<string, number>>;
type Bounds = Pick<Terms, 'ratioMinBp' | 'ratioMaxBp'>;

/** The month like that of any change; each side within the bounds of the month, 财政 within the employer's side (domain 3). */
export function decideRatios(values: Values, unit: UnitMarks, terms: Terms): DatedRefusal | null {
  const month = decideEffectiveMonth(terms.month, unit, terms);
  if (month !== null) return { ...month, field: 'ratioFromMonth' };
  return requireEmployerWithinBounds(values, terms) ?? requirePersonalWithinBounds(values, terms);
}

/** The unit's own part and the treasury's together are the employer's side. */
export function requireEmployerWithinBounds(values: Values, terms: Bounds): DatedRefusal | null {
  const { unitRatioBp = 0, fiscalRatioBp = 0 } = values;
  return outside(unitRatioBp + fiscalRatioBp, terms)
    ? refusal('EMPLOYER_RATIO_OUTSIDE', 'unitRatioBp', unitRatioBp + fiscalRatioBp, terms)
    : null;
}

export function requirePersonalWithinBounds(values: Values, terms: Bounds): DatedRefusal | null {
  const { personalRatioBp = 0 } = values;
  return outside(personalRatioBp, terms)
    ? refusal('PERSONAL_RATIO_OUTSIDE', 'personalRatioBp', personalRatioBp, terms)
    : null;
}

/** A resident's identity card has 18 characters, its check character among them; other papers are taken as typed. */
export function decideLegalPersonId(values: Readonly<Record<string, string>>): DatedRefusal | null {
  const { legalPersonIdType = '', legalPersonIdNumber = '' } = values;
  return legalPersonIdType === RESIDENT_IDENTITY_CARD && !isIdentityNumber(legalPersonIdNumber)
    ? { code: 'ID_NUMBER_NOT_OF_TYPE', field: 'legalPersonIdNumber' }
    : null;
}

/** Both bounds are inclusive. */
function outside(ratioBp: number, { ratioMinBp, ratioMaxBp }: Bounds): boolean {
  return ratioBp < ratioMinBp || ratioBp > ratioMaxBp;
}

function refusal(code: string, field: string, ratioBp: number, terms: Bounds): DatedRefusal {
  const { ratioMinBp, ratioMaxBp } = terms;
  const [ratio, least, most] = [ratioBp, ratioMinBp, ratioMaxBp].map(formatRatio);
  return { code, field, details: { ratio: ratio ?? '', least: least ?? '', most: most ?? '' } };
}

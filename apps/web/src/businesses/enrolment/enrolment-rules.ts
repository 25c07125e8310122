import { requireBaseIsAmount, requireBaseWithinBounds } from '#libs/businesses/base-bounds';
import { wrongNumber } from '#libs/businesses/enrolment/enrolment.identity';
import { monthlyContribution } from '#libs/fund/contribution';
import { birthDateIn, isIdentityNumber, sexIn } from '#libs/fund/identity-number';
import { plainYuan } from '#libs/fund/money';
import { identifierOf } from '#libs/values/identifier';
import { tidied } from '#libs/values/read-value';
import { readYuan } from '#libs/values/yuan';
import type { RegisterRules, Texts } from '../register/register-rules';

const IDENTITY_CARD = '01';

export const ENROLMENT_RULES: RegisterRules = {
  /** A number of GB 11643 says birth date and sex. */
  derived({ idType = '', idNumber = '' }): Texts {
    const number = identifierOf(idNumber).toUpperCase();
    if (!['', IDENTITY_CARD].includes(idType) || !isIdentityNumber(number)) return {};
    return { birthDate: birthDateIn(number), sex: sexIn(number) };
  },
  refusalOfTexts: ({ idType = '', idNumber = '' }) =>
    wrongNumber({ idType, idNumber: tidied('identity-number', idNumber) }),
  /** Amounts follow from the base: one outside its bounds is said, and not that they are missing. */
  refusalOfSource: (baseFen, terms) =>
    requireBaseIsAmount(baseFen) ?? requireBaseWithinBounds(baseFen, terms),
  /** The amounts the server computes; whoever types others is told of both. */
  suggested({ baseAfterFen = '' }, terms): Texts {
    const baseFen = readYuan(baseAfterFen);
    if (baseFen === null || baseFen < terms.floorFen || baseFen > terms.capFen) return {};
    const amounts = monthlyContribution(baseFen, terms.ratios, terms.rounding);
    return {
      personalTypedFen: plainYuan(amounts.personalFen),
      unitTypedFen: plainYuan(amounts.unitFen),
      ...(amounts.fiscalFen === 0 ? {} : { fiscalTypedFen: plainYuan(amounts.fiscalFen) }),
    };
  },
};

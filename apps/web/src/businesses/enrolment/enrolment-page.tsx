import { monthlyContribution } from '#libs/fund/contribution';
import { birthDateIn, isIdentityNumber, sexIn } from '#libs/fund/identity-number';
import { plainYuan } from '#libs/fund/money';
import { identifierOf } from '#libs/values/identifier';
import { readYuan } from '#libs/values/yuan';
import type { BusinessScreenProps } from '../business-screen';
import { RegisterScreen } from '../register/register-screen';
import type { RegisterRules, Texts } from '../register/register-rules';

const IDENTITY_CARD = '01';

const RULES: RegisterRules = {
  /** A number of GB 11643 says birth date and sex. */
  derived({ idType = '', idNumber = '' }): Texts {
    const number = identifierOf(idNumber).toUpperCase();
    if (!['', IDENTITY_CARD].includes(idType) || !isIdentityNumber(number)) return {};
    return { birthDate: birthDateIn(number), sex: sexIn(number) };
  },
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

/** 缴存人登记 (manual chapter 8). */
export function EnrolmentPage(props: BusinessScreenProps) {
  return <RegisterScreen {...props} rules={RULES} />;
}

import { monthlyContribution } from '#libs/fund/contribution';
import {
  refusalOfBase,
  refusalOfMember,
} from '#libs/businesses/base-adjustment/base-adjustment.rules';
import type { BusinessScreenProps } from '../business-screen';
import { RegisterScreen } from '../register/register-screen';
import type { RegisterRules } from '../register/register-rules';

const RULES: RegisterRules = {
  amountsOf: (baseFen, ratios, terms) => monthlyContribution(baseFen, ratios, terms.rounding),
  refusalOfMember,
  refusalOf: (baseFen, presentBaseFen, terms) =>
    refusalOfBase(presentBaseFen === null ? null : { baseFen: presentBaseFen }, baseFen, terms),
};

/** 基数调整 (manual chapter 4). */
export function BaseAdjustmentPage(props: BusinessScreenProps) {
  return <RegisterScreen {...props} rules={RULES} />;
}

import type { FieldsBusiness } from '#libs/businesses/business';
import { decideEffectiveMonth } from '#libs/businesses/effective-month';
import {
  decideLegalPersonId,
  decideRatios,
} from '#libs/businesses/unit-info-change/unit-info-change.rules';
import { UNIT_FIELDS } from '#libs/businesses/unit-info-change/unit-info-change.fields';

/** 单位信息变更, manual chapter 3; ratios change from a month on. */
export const unitInfoChange = {
  code: 'unit-info-change',
  title: { zh: '单位信息变更', en: 'Unit information change' },
  shape: 'fields',
  subject: 'unit',
  formVersion: 1,
  rulesVersion: 1,
  fields: UNIT_FIELDS,
  dated: {
    month: 'ratioFromMonth',
    fields: ['unitRatioBp', 'personalRatioBp', 'fiscalRatioBp'],
    decideMonth: decideEffectiveMonth,
    decide: decideRatios,
  },
  together: { fields: ['legalPersonIdType', 'legalPersonIdNumber'], decide: decideLegalPersonId },
  papers: [
    { kind: 'business-licence', title: { zh: '营业执照或登记证书', en: 'Business licence' } },
    {
      kind: 'legal-person-identity',
      title: { zh: '法定代表人身份证明', en: 'Identity paper of the legal representative' },
    },
    { kind: 'bank-account-proof', title: { zh: '银行账户证明', en: 'Proof of the bank account' } },
    {
      kind: 'ratio-resolution',
      title: { zh: '缴存比例调整决议', en: 'Resolution on the contribution ratios' },
    },
  ],
} as const satisfies FieldsBusiness;

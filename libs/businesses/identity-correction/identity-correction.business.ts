import type { FieldsBusiness } from '#libs/businesses/business';
import { IDENTITY_FIELDS } from '#libs/businesses/identity-correction/identity-correction.fields';
import {
  decideIdentity,
  withWhatFollows,
} from '#libs/businesses/identity-correction/identity-correction.rules';

/** 缴存人身份信息更正: what 缴存人信息变更 may not touch, with a paper and an approval. */
export const identityCorrection = {
  code: 'identity-correction',
  title: { zh: '缴存人身份信息更正', en: 'Correction of identity' },
  shape: 'fields',
  subject: 'member',
  formVersion: 1,
  rulesVersion: 1,
  fields: IDENTITY_FIELDS,
  together: {
    fields: IDENTITY_FIELDS.map(({ name }) => name),
    withWhatFollows,
    decide: decideIdentity,
  },
  isIdentity: true,
  papers: [{ kind: 'identity-proof', title: { zh: '身份证明材料', en: 'Proof of identity' } }],
} as const satisfies FieldsBusiness;

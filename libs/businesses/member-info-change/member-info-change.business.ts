import type { FieldsBusiness } from '#libs/businesses/business';
import { MEMBER_FIELDS } from '#libs/businesses/member-info-change/member-info-change.fields';

/** 缴存人信息变更, manual chapter 11: ends at 保存, no papers; a route can be put on it by data. */
export const memberInfoChange = {
  code: 'member-info-change',
  title: { zh: '缴存人信息变更', en: 'Member information change' },
  shape: 'fields',
  subject: 'member',
  formVersion: 1,
  rulesVersion: 1,
  fields: MEMBER_FIELDS,
  papers: [],
} as const satisfies FieldsBusiness;

import type { FieldDefinition } from '#libs/businesses/business';

const IDENTITY = { zh: '身份信息', en: 'Identity' };
const BASIC = { zh: '基本信息', en: 'Basic information' };
const CONTACT = { zh: '联系信息', en: 'Contact' };
const BY_OWN_CASE = {
  zh: '姓名、证件和出生日期的更正须另行办理并提供证明材料',
  en: 'Name, identity paper and birth date are corrected by a case of their own, with papers',
};

/** The member's data in the order of the manual's picture (chapter 11); greyed ones say why. */
export const MEMBER_FIELDS: readonly FieldDefinition[] = [
  { name: 'name', label: { zh: '姓名', en: 'Name' }, group: IDENTITY, input: 'text', lengthMax: 60, required: true, readOnlyReason: BY_OWN_CASE },
  { name: 'idType', label: { zh: '证件类型', en: 'ID type' }, group: IDENTITY, input: 'dictionary', dictionary: 'id-type', lengthMax: 2, required: true, readOnlyReason: BY_OWN_CASE },
  { name: 'idNumber', label: { zh: '证件号码', en: 'ID number' }, group: IDENTITY, input: 'text', lengthMax: 32, required: true, readOnlyReason: BY_OWN_CASE, masked: true },
  { name: 'bornOn', label: { zh: '出生日期', en: 'Birth date' }, group: IDENTITY, input: 'text', lengthMax: 10, required: true, readOnlyReason: BY_OWN_CASE },
  { name: 'sex', label: { zh: '性别', en: 'Sex' }, group: IDENTITY, input: 'dictionary', dictionary: 'sex', lengthMax: 1, required: true, readOnlyReason: BY_OWN_CASE },
  { name: 'maritalStatus', label: { zh: '婚姻状况', en: 'Marital status' }, group: BASIC, input: 'dictionary', dictionary: 'marital-status', lengthMax: 3, required: true },
  { name: 'education', label: { zh: '学历', en: 'Education' }, group: BASIC, input: 'dictionary', dictionary: 'education', lengthMax: 3, required: true },
  { name: 'occupation', label: { zh: '职业', en: 'Occupation' }, group: BASIC, input: 'dictionary', dictionary: 'occupation', lengthMax: 3, required: true },
  { name: 'title', label: { zh: '职称', en: 'Professional title' }, group: BASIC, input: 'dictionary', dictionary: 'title', lengthMax: 4, required: true },
  { name: 'position', label: { zh: '职务', en: 'Position' }, group: BASIC, input: 'dictionary', dictionary: 'position', lengthMax: 4, required: true },
  { name: 'familyIncomeFen', label: { zh: '家庭月收入', en: 'Monthly family income' }, group: BASIC, input: 'money', lengthMax: 15, required: false },
  { name: 'mobilePhone', label: { zh: '手机号码', en: 'Mobile phone' }, group: CONTACT, input: 'phone', lengthMax: 11, required: true, pattern: '^1\\d{10}$', masked: true },
  { name: 'fixedPhone', label: { zh: '固定电话', en: 'Fixed phone' }, group: CONTACT, input: 'phone', lengthMax: 20, required: false, pattern: '^[0-9-]{7,20}$' },
  { name: 'postcode', label: { zh: '邮政编码', en: 'Postcode' }, group: CONTACT, input: 'text', lengthMax: 6, required: false, pattern: '^\\d{6}$' },
  { name: 'homeAddress', label: { zh: '家庭住址', en: 'Home address' }, group: CONTACT, input: 'text', lengthMax: 200, required: false },
];

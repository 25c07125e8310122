import type { FieldDefinition } from '#libs/businesses/business';
import { isCreditCode } from '#libs/fund/credit-code';
import { isIdentityNumber } from '#libs/fund/identity-number';

const REGISTRATION = { zh: '登记信息', en: 'Registration' };
const LEGAL_PERSON = { zh: '法定代表人', en: 'Legal representative' };
const CONTACT = { zh: '联系信息', en: 'Contact' };
const BANK = { zh: '账户与缴存', en: 'Account and contribution' };

const BY_CENTRE = { zh: '由中心编定，不能修改', en: 'Assigned by the centre' };
const BY_OWN_CASE = { zh: '缴存比例变更另行办理', en: 'Ratios change by a case of their own' };

/** The unit's registered data in the order of the form (manual chapter 3); greyed ones say why. */
export const UNIT_FIELDS: readonly FieldDefinition[] = [
  { name: 'accountNo', label: { zh: '单位账号', en: 'Unit account' }, group: REGISTRATION, input: 'text', lengthMax: 12, required: true, readOnlyReason: BY_CENTRE },
  { name: 'name', label: { zh: '单位名称', en: 'Unit name' }, group: REGISTRATION, input: 'text', lengthMax: 120, required: true, paper: 'business-licence' },
  {
    name: 'creditCode', label: { zh: '统一社会信用代码', en: 'Credit code' }, group: REGISTRATION, input: 'text', lengthMax: 18, required: true,
    paper: 'business-licence', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$',
    rule: (value) => (isCreditCode(value) ? null : { code: 'CREDIT_CODE_WRONG' }),
  },
  { name: 'economicType', label: { zh: '经济类型', en: 'Economic type' }, group: REGISTRATION, input: 'dictionary', dictionary: 'economic-type', lengthMax: 3, required: true },
  { name: 'industry', label: { zh: '所属行业', en: 'Industry' }, group: REGISTRATION, input: 'dictionary', dictionary: 'industry', lengthMax: 1, required: true },
  { name: 'openedOn', label: { zh: '开户日期', en: 'Opened on' }, group: REGISTRATION, input: 'text', lengthMax: 10, required: true, readOnlyReason: BY_CENTRE },
  { name: 'legalPersonName', label: { zh: '法定代表人姓名', en: 'Legal representative' }, group: LEGAL_PERSON, input: 'text', lengthMax: 60, required: true, paper: 'legal-person-identity' },
  { name: 'legalPersonIdType', label: { zh: '法定代表人证件类型', en: 'ID type of the legal representative' }, group: LEGAL_PERSON, input: 'dictionary', dictionary: 'id-type', lengthMax: 2, required: true, paper: 'legal-person-identity' },
  {
    name: 'legalPersonIdNumber', label: { zh: '法定代表人证件号码', en: 'ID number of the legal representative' }, group: LEGAL_PERSON, input: 'text',
    lengthMax: 32, required: true, paper: 'legal-person-identity', masked: true, pattern: '^[0-9A-Za-z]{5,32}$',
    // Only the 18-digit form has a check character; passports and others are taken as typed.
    rule: (value) => (/^\d{17}[\dXx]$/.test(value) && !isIdentityNumber(value.toUpperCase()) ? { code: 'ID_NUMBER_WRONG' } : null),
  },
  { name: 'address', label: { zh: '单位地址', en: 'Address' }, group: CONTACT, input: 'text', lengthMax: 200, required: true },
  { name: 'postcode', label: { zh: '邮政编码', en: 'Postcode' }, group: CONTACT, input: 'text', lengthMax: 6, required: true, pattern: '^\\d{6}$' },
  { name: 'email', label: { zh: '电子邮箱', en: 'E-mail' }, group: CONTACT, input: 'text', lengthMax: 120, required: false, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' },
  { name: 'contactName', label: { zh: '联系人', en: 'Contact person' }, group: CONTACT, input: 'text', lengthMax: 60, required: true },
  { name: 'contactPhone', label: { zh: '联系人手机号码', en: 'Mobile of the contact person' }, group: CONTACT, input: 'phone', lengthMax: 11, required: true, pattern: '^1\\d{10}$', masked: true },
  { name: 'officePhone', label: { zh: '单位电话', en: 'Office phone' }, group: CONTACT, input: 'phone', lengthMax: 20, required: false, pattern: '^[0-9-]{7,20}$' },
  { name: 'bankName', label: { zh: '开户银行', en: 'Bank' }, group: BANK, input: 'text', lengthMax: 80, required: true, paper: 'bank-account-proof' },
  { name: 'bankAccountNo', label: { zh: '银行账号', en: 'Bank account' }, group: BANK, input: 'text', lengthMax: 32, required: true, paper: 'bank-account-proof', masked: true, pattern: '^\\d{8,32}$' },
  { name: 'payDay', label: { zh: '发薪日', en: 'Pay day' }, group: BANK, input: 'text', lengthMax: 2, required: true, pattern: '^([1-9]|[12]\\d|3[01])$' },
  { name: 'unitRatioBp', label: { zh: '单位缴存比例', en: 'Unit ratio' }, group: BANK, input: 'text', lengthMax: 5, required: true, readOnlyReason: BY_OWN_CASE },
  { name: 'personalRatioBp', label: { zh: '个人缴存比例', en: 'Personal ratio' }, group: BANK, input: 'text', lengthMax: 5, required: true, readOnlyReason: BY_OWN_CASE },
];

import { ROW_NUMBER, shownColumn, typedColumn, type Column } from '#libs/businesses/column';
import type { Text } from '#libs/texts/text';

const text = (zh: string, en: string): Text => ({ zh, en });
const optional = (column: Column): Column => ({ ...column, required: false });
const amount = (key: string, title: Text, example: string): Column => ({
  ...typedColumn(key, title, 'money'),
  example,
});
const coded = (key: string, title: Text, dictionary: string, example: string): Column => ({
  ...typedColumn(key, title, 'dictionary'),
  dictionary,
  example,
});
const after = (key: string, title: Text): Column => shownColumn(key, title, 'money', 'after');

/** What manual chapter 8 demands of everybody, in its order. */
const REQUIRED: readonly Column[] = [
  {
    ...typedColumn('name', text('姓名', 'Name'), 'text'),
    otherTitles: ['职工姓名', '缴存人姓名'],
    valueKind: 'person-name',
    lengthMax: 60,
    example: '张三',
  },
  {
    ...typedColumn('idNumber', text('身份证号', 'ID number'), 'identifier'),
    otherTitles: ['身份证号码', '公民身份号码', '证件号码', '证件号'],
    valueKind: 'identity-number',
    lengthMax: 32,
    masked: true,
    example: '410303198801010012',
  },
  {
    ...coded('maritalStatus', text('婚姻状况', 'Marital status'), 'marital-status', '20'),
    otherTitles: ['婚姻状态', '婚姻'],
  },
  {
    ...typedColumn('mobilePhone', text('手机号码', 'Mobile phone'), 'phone'),
    otherTitles: ['手机号', '手机', '移动电话', '联系电话'],
    valueKind: 'mobile-phone',
    lengthMax: 11,
    masked: true,
    example: '13800138000',
  },
  coded('occupation', text('职业', 'Occupation'), 'occupation', '17'),
  coded('title', text('职称', 'Title'), 'title', '000'),
  coded('position', text('职务', 'Position'), 'position', '000'),
  {
    ...coded('education', text('学历', 'Education'), 'education', '20'),
    otherTitles: ['文化程度'],
  },
  {
    ...amount('baseAfterFen', text('个人缴存基数', 'Base'), '6000.00'),
    otherTitles: ['缴存基数', '公积金缴存基数'],
  },
  {
    ...amount('personalTypedFen', text('个人月缴存额', 'Personal, monthly'), '480.00'),
    computedAs: 'personalAfterFen',
    otherTitles: ['个人缴存额'],
  },
  {
    ...amount('unitTypedFen', text('单位月缴存额', 'Unit, monthly'), '480.00'),
    computedAs: 'unitAfterFen',
    otherTitles: ['单位缴存额'],
  },
];

/** What domain 7 leaves open. */
const OPTIONAL: readonly Column[] = [
  {
    ...amount('fiscalTypedFen', text('财政月缴存额', 'Fiscal, monthly'), ''),
    computedAs: 'fiscalAfterFen' as const,
  },
  coded('idType', text('证件类型', 'ID type'), 'id-type', '01'),
  coded('sex', text('性别', 'Sex'), 'sex', '1'),
  {
    ...typedColumn('birthDate', text('出生日期', 'Date of birth'), 'date'),
    valueKind: 'date' as const,
    lengthMax: 10,
    masked: true,
    example: '1988-01-01',
  },
  coded('employment', text('用工情况', 'Employment'), 'employment', ''),
  {
    ...typedColumn('hireDate', text('入职日期', 'Hired on'), 'date'),
    valueKind: 'date' as const,
    lengthMax: 10,
  },
  {
    ...typedColumn('firstMonth', text('起缴年月', 'First month'), 'month'),
    valueKind: 'month' as const,
    lengthMax: 6,
  },
].map(optional);

/** What the server makes of it. */
const DECIDED: readonly Column[] = [
  shownColumn('month', text('核定起缴年月', 'First month decided'), 'month', 'decided'),
  after('personalAfterFen', text('核定个人月缴存额', 'Personal, monthly, by the base')),
  after('unitAfterFen', text('核定单位月缴存额', 'Unit, monthly, by the base')),
  after('fiscalAfterFen', text('核定财政月缴存额', 'Fiscal, monthly, by the base')),
  after('totalAfterFen', text('核定月缴存额合计', 'Total, monthly, by the base')),
];

export const ENROLMENT_COLUMNS: readonly Column[] = [
  ROW_NUMBER,
  ...REQUIRED,
  ...OPTIONAL,
  ...DECIDED,
];

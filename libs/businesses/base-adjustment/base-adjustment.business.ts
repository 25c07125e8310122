import {
  ACCOUNT_COLUMNS,
  ROW_NUMBER,
  shownColumn,
  typedColumn,
  type Column,
} from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { decideRow, wrongCells } from '#libs/businesses/base-adjustment/base-adjustment.rules';
import { decideEffectiveMonth } from '#libs/businesses/effective-month';
import { PAID_SHORT } from '#libs/businesses/supplement-kinds';
import type { Text } from '#libs/texts/text';

const BEFORE = { zh: '调整前', en: 'Before' };
const AFTER = { zh: '调整后', en: 'After' };
const SHORT: Readonly<Record<string, Text>> = {
  base: { zh: '缴存基数', en: 'Base' },
  unit: { zh: '单位|月缴存额', en: 'Unit' },
  personal: { zh: '个人|月缴存额', en: 'Personal' },
  fiscal: { zh: '财政|月缴存额', en: 'Fiscal' },
  total: { zh: '月缴存额|合计', en: 'Total' },
};

/** Five amounts before and the same five after, each side under its head. */
const side = (group: Text, column: Column): Column => {
  const shortTitle = SHORT[column.key.replace(/(Before|After)Fen$/, '')];
  return shortTitle === undefined ? column : { ...column, group, shortTitle };
};
const before = (key: string, zh: string, en: string): Column =>
  side(BEFORE, shownColumn(key, { zh, en }, 'money', 'before'));
const after = (key: string, zh: string, en: string): Column =>
  side(AFTER, shownColumn(key, { zh, en }, 'money', 'after'));

/** 缴存基数调整 (manual chapter 4): new bases for a unit's members from a month on. */
export const baseAdjustment = {
  code: 'base-adjustment',
  title: { zh: '基数调整', en: 'Base adjustment' },
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  subject: { kind: 'account', statuses: ['01'] },
  month: 'head',
  headColumns: [],
  columns: [
    ROW_NUMBER,
    ...ACCOUNT_COLUMNS,
    before('baseBeforeFen', '调整前缴存基数', 'Base before'),
    before('unitBeforeFen', '调整前单位月缴存额', 'Unit, monthly, before'),
    before('personalBeforeFen', '调整前个人月缴存额', 'Personal, monthly, before'),
    before('fiscalBeforeFen', '调整前财政月缴存额', 'Fiscal, monthly, before'),
    before('totalBeforeFen', '调整前月缴存额合计', 'Total, monthly, before'),
    {
      ...side(
        AFTER,
        typedColumn('baseAfterFen', { zh: '调整后缴存基数', en: 'New base' }, 'money'),
      ),
      example: '6000.00',
    },
    after('unitAfterFen', '调整后单位月缴存额', 'Unit, monthly, after'),
    after('personalAfterFen', '调整后个人月缴存额', 'Personal, monthly, after'),
    after('fiscalAfterFen', '调整后财政月缴存额', 'Fiscal, monthly, after'),
    after('totalAfterFen', '调整后月缴存额合计', 'Total, monthly, after'),
  ],
  brief: ['accountNo', 'name', 'baseBeforeFen', 'baseAfterFen', 'totalBeforeFen', 'totalAfterFen'],
  headcountPerRow: 0,
  words: {
    month: { zh: '调整年月', en: 'Effective month' },
    register: { zh: '待调整清册', en: 'Register' },
    submit: { zh: '提交审批', en: 'Submit for approval' },
    entered: { zh: '录入成功', en: 'Added' },
    people: { zh: '调整人数', en: 'People' },
    before: { zh: '调整前月缴存额', en: 'Monthly before' },
    after: { zh: '调整后月缴存额', en: 'Monthly after' },
  },
  missed: { ...PAID_SHORT, baseFrom: 'baseAfterFen', refusedOnly: true },
  decideMonth: decideEffectiveMonth,
  decideRow,
  wrongCells,
  posting: [
    { step: 'set-base', ofFundYear: true },
    {
      step: 'history',
      field: 'baseFen',
      before: { amount: 'baseBeforeFen' },
      after: { amount: 'baseAfterFen' },
    },
  ],
} as const satisfies RegisterBusiness;

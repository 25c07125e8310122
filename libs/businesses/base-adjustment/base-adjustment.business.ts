import type { RegisterBusiness, RegisterColumn } from '#libs/businesses/business';
import { decideRow } from '#libs/businesses/base-adjustment/base-adjustment.rules';
import { decideEffectiveMonth } from '#libs/businesses/effective-month';

const text = (key: string, zh: string, en: string): RegisterColumn => column(key, zh, en, 'text');
const money = (key: string, zh: string, en: string): RegisterColumn => column(key, zh, en, 'money');

/** 缴存基数调整 (manual chapter 4): new bases for a unit's members from a month on. */
export const baseAdjustment = {
  code: 'base-adjustment',
  title: { zh: '基数调整', en: 'Base adjustment' },
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  columns: [
    { ...text('rowNo', '序号', 'No.'), inTemplate: true },
    {
      ...column('accountNo', '个人账号', 'Account number', 'identifier'),
      inTemplate: true,
      required: true,
    },
    { ...text('name', '姓名', 'Name'), inTemplate: true, required: true },
    {
      ...column('idNumber', '证件号码', 'ID number', 'identifier'),
      inTemplate: true,
      required: true,
    },
    money('baseBeforeFen', '调整前缴存基数', 'Base before'),
    money('unitBeforeFen', '调整前单位月缴存额', 'Unit, monthly, before'),
    money('personalBeforeFen', '调整前个人月缴存额', 'Personal, monthly, before'),
    money('fiscalBeforeFen', '调整前财政月缴存额', 'Fiscal, monthly, before'),
    money('totalBeforeFen', '调整前月缴存额合计', 'Total, monthly, before'),
    { ...money('baseAfterFen', '调整后缴存基数', 'Base after'), inTemplate: true, required: true },
    money('unitAfterFen', '调整后单位月缴存额', 'Unit, monthly, after'),
    money('personalAfterFen', '调整后个人月缴存额', 'Personal, monthly, after'),
    money('fiscalAfterFen', '调整后财政月缴存额', 'Fiscal, monthly, after'),
    money('totalAfterFen', '调整后月缴存额合计', 'Total, monthly, after'),
  ],
  decideMonth: decideEffectiveMonth,
  decideRow,
  posting: {
    terms: [{ line: 'base', row: 'base_after_fen' }],
    assigns: [
      { account: 'base_fen', row: 'base_after_fen' },
      { account: 'unit_fen', row: 'unit_after_fen' },
      { account: 'personal_fen', row: 'personal_after_fen' },
      { account: 'fiscal_fen', row: 'fiscal_after_fen' },
    ],
    marks: ['last_base_month'],
    changes: [{ field: 'baseFen', before: 'base_before_fen', after: 'base_after_fen' }],
  },
} as const satisfies RegisterBusiness;

function column(key: string, zh: string, en: string, kind: RegisterColumn['kind']): RegisterColumn {
  return { key, title: { zh, en }, kind, inTemplate: false, required: false };
}

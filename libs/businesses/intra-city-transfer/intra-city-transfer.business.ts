import { SEALED } from '#libs/fund/account-status';
import { ACCOUNT_COLUMNS, ROW_NUMBER, shownColumn, typedColumn } from '#libs/businesses/column';
import {
  decideHead,
  decideMonth,
  decideRow,
  TARGET,
} from '#libs/businesses/intra-city-transfer/intra-city-transfer.rules';
import type { RegisterBusiness } from '#libs/businesses/register-business';

const text = (zh: string, en: string) => ({ zh, en });

/** Of the dictionary unseal-reason. */
const NEWLY_TRANSFERRED_IN = '02';

/** 本市转移 (manual chapter 12): sealed accounts go to another unit; the unit that lets go operates it. */
export const intraCityTransfer = {
  code: 'intra-city-transfer',
  title: text('本市转移', 'Intra-city transfer'),
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  subject: { kind: 'account', statuses: [SEALED] },
  month: 'row',
  headColumns: [
    {
      ...typedColumn(TARGET, text('转入单位账号', 'Account of the receiving unit'), 'identifier'),
      inTemplate: false,
      valueKind: 'unit-account',
      names: 'unit',
    },
  ],
  columns: [
    ROW_NUMBER,
    ...ACCOUNT_COLUMNS,
    shownColumn('balanceFen', text('余额', 'Balance'), 'money', 'subject'),
    shownColumn('paidThroughMonth', text('缴至年月', 'Paid through'), 'month', 'subject'),
  ],
  brief: ['accountNo', 'name', 'paidThroughMonth', 'balanceFen'],
  headcountPerRow: 0,
  words: {
    month: text('转入年月', 'Month of the transfer'),
    register: text('转移清册', 'Register of transfers'),
    begin: text('缴存人单位调整', 'Move members to another unit'),
    submit: text('完成办理', 'Complete'),
    entered: text(
      '缴存人转移清册录入成功',
      'The row has been entered in the register of transfers',
    ),
    people: text('转移人数', 'People to transfer'),
    balance: text('转移余额', 'Balances that go along'),
  },
  decideMonth,
  decideHead,
  decideRow,
  posting: [{ step: 'move-accounts' }],
  offersToReceiver: { business: 'unseal', typed: { reason: NEWLY_TRANSFERRED_IN } },
} as const satisfies RegisterBusiness;

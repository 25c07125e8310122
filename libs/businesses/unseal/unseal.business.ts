import { NORMAL, SEALED } from '#libs/fund/account-status';
import { ACCOUNT_COLUMNS, ROW_NUMBER, shownColumn, typedColumn } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { STATUS_CHANGE_PROOF, STATUS_WORDS } from '#libs/businesses/status-words';
import { MISSED_IN_FULL } from '#libs/businesses/supplement-kinds';
import { decideMonth, decideRow } from '#libs/businesses/unseal/unseal.rules';

const text = (zh: string, en: string) => ({ zh, en });

/** 启封, a sheet of 缴存人状态变更 (manual chapter 9): members who rest pay again from a month on. */
export const unseal = {
  code: 'unseal',
  title: text('启封', 'Unseal'),
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [STATUS_CHANGE_PROOF],
  subject: { kind: 'account', statuses: [SEALED] },
  month: 'head',
  headColumns: [],
  columns: [
    ROW_NUMBER,
    ...ACCOUNT_COLUMNS,
    {
      ...typedColumn('reason', text('变更原因', 'Reason'), 'dictionary'),
      dictionary: 'unseal-reason',
      example: '正常启封',
    },
    {
      ...typedColumn('newBaseFen', text('新缴存基数', 'New base'), 'money'),
      required: false,
    },
    shownColumn('month', STATUS_WORDS.month, 'month', 'case'),
    shownColumn('baseAfterFen', text('缴存基数', 'Base'), 'money', 'after'),
    shownColumn('totalAfterFen', text('月缴存额', 'Monthly amount'), 'money', 'after'),
  ],
  brief: ['accountNo', 'name', 'reason', 'baseAfterFen', 'totalAfterFen'],
  headcountPerRow: 1,
  words: {
    ...STATUS_WORDS,
    register: text('启封清册', 'Register of unseals'),
    submit: text('确定启封', 'Unseal'),
    upload: text('上传并启封', 'Upload and unseal'),
    people: text('启封人数', 'People to unseal'),
    after: text('启封后月缴存额', 'Monthly, after unsealing'),
  },
  missed: { ...MISSED_IN_FULL, baseFrom: 'newBaseFen' },
  decideMonth,
  decideRow,
  posting: [{ step: 'set-status', status: NORMAL, reason: 'reason', withBase: true }],
} as const satisfies RegisterBusiness;

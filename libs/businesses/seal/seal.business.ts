import { NORMAL, SEALED } from '#libs/fund/account-status';
import { ACCOUNT_COLUMNS, ROW_NUMBER, shownColumn, typedColumn } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { decideMonth, decideRow } from '#libs/businesses/seal/seal.rules';
import { STATUS_CHANGE_PROOF, STATUS_WORDS } from '#libs/businesses/status-words';

const text = (zh: string, en: string) => ({ zh, en });

/** 封存, a sheet of 缴存人状态变更 (manual chapter 9): members who pay no longer from a month on. */
export const seal = {
  code: 'seal',
  title: text('封存', 'Seal'),
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [
    STATUS_CHANGE_PROOF,
    { kind: 'retirement-proof', title: text('退休证明', 'Proof of retirement') },
    { kind: 'death-proof', title: text('死亡证明', 'Proof of death') },
  ],
  subject: { kind: 'account', statuses: [NORMAL] },
  month: 'head',
  headColumns: [],
  columns: [
    ROW_NUMBER,
    ...ACCOUNT_COLUMNS,
    {
      ...typedColumn('reason', text('变更原因', 'Reason'), 'dictionary'),
      dictionary: 'seal-reason',
      example: '终止或解除合同',
    },
    shownColumn('month', STATUS_WORDS.month, 'month', 'case'),
    shownColumn('baseBeforeFen', text('缴存基数', 'Base'), 'money', 'before'),
    shownColumn('totalBeforeFen', text('月缴存额', 'Monthly amount'), 'money', 'before'),
  ],
  brief: ['accountNo', 'name', 'reason', 'baseBeforeFen', 'totalBeforeFen'],
  headcountPerRow: -1,
  words: {
    ...STATUS_WORDS,
    register: text('封存清册', 'Register of seals'),
    submit: text('确定封存', 'Seal'),
    upload: text('上传并封存', 'Upload and seal'),
    people: text('封存人数', 'People to seal'),
    before: text('封存前月缴存额', 'Monthly, before sealing'),
  },
  decideMonth,
  decideRow,
  posting: [{ step: 'set-status', status: SEALED, reason: 'reason', withBase: false }],
} as const satisfies RegisterBusiness;

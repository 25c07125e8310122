import { NORMAL, SEALED } from '#libs/fund/account-status';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import {
  SUPPLEMENT_COLUMNS,
  SUPPLEMENT_DECIDED_BY,
} from '#libs/businesses/supplementary-contribution/supplementary-contribution.columns';
import {
  decideMonth,
  decideRow,
  expand,
  rowKey,
} from '#libs/businesses/supplementary-contribution/supplementary-contribution.rules';

const text = (zh: string, en: string) => ({ zh, en });

/** 补缴 (manual chapter 6): months that are paid and in which somebody was missed or short; it settles by money. */
export const supplementaryContribution = {
  code: 'supplementary-contribution',
  title: text('补缴', 'Supplementary contribution'),
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  subject: { kind: 'account', statuses: [NORMAL, SEALED] },
  month: 'row',
  past: true,
  headColumns: [],
  columns: SUPPLEMENT_COLUMNS,
  decidedBy: SUPPLEMENT_DECIDED_BY,
  brief: ['accountNo', 'name', 'supplementKind', 'month', 'totalBeforeFen', 'totalSupplementFen'],
  headcountPerRow: 0,
  words: {
    month: text('补缴年月', 'Month'),
    register: text('补缴清册', 'Register'),
    submit: text('完成办理', 'Complete'),
    entered: text('录入成功', 'Entered'),
    people: text('补缴笔数', 'Rows'),
    before: text('相关年月已缴', 'Paid for these months'),
    after: text('补缴后合计', 'With what is added'),
    difference: text('补缴金额', 'Amount to add'),
    done: text('提交审批完成，是否打印凭条', 'Submitted for approval. Print a slip?'),
    counted: text('笔', 'rows'),
  },
  decideMonth,
  rowKey,
  expand,
  decideRow,
  posting: [{ step: 'contribute' }],
} as const satisfies RegisterBusiness;

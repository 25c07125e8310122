import type { ReceiptView } from '#libs/documents/receipt-view';

/** A receipt with everything a receipt can have; parts are overridden by name. */
export function buildReceipt(change: Partial<ReceiptView> = {}): ReceiptView {
  return {
    title: '基数调整业务回执',
    paper: '回执',
    centre: '住房公积金管理中心',
    branch: '城中管理部',
    businessNo: '2026112400000017',
    verificationCode: '7HK3W9PMXD4R',
    verifyUrl: 'https://hall.example.cn/verify?no=2026112400000017&code=7HK3W9PMXD4R',
    facts: [
      { label: '单位名称', value: '河洛机械有限公司' },
      { label: '单位账号', value: '010000000001' },
    ],
    sections: [
      {
        title: '业务内容',
        facts: [{ label: '人数', value: '2 人' }],
        sums: [{ label: '差额（后－前）', figures: '1,200.34', capitals: '壹仟贰佰元叁角肆分' }],
        table: null,
        note: '明细见所附清册。',
      },
    ],
    attachments: [],
    approvals: [
      {
        role: '初审',
        name: '李建国',
        decision: '同意',
        at: '2026-11-24 11:20:05',
        opinion: '同意办理。',
      },
    ],
    promise: '本单位承诺：所提交的信息真实。',
    operator: '张敏',
    issuedOn: '2026年11月24日',
    ...change,
  };
}

export function buildList(rows: number): ReceiptView['attachments'][number] {
  return {
    title: '附：清册',
    facts: [],
    sums: [],
    table: {
      columns: [
        { title: '序号', align: 'centre' },
        { title: '姓名', align: 'left' },
        { title: '缴存基数', align: 'right' },
      ],
      rows: Array.from({ length: rows }, (_, at) => [
        String(at + 1),
        `张${String(at + 1)}`,
        '6,000.00',
      ]),
    },
    note: '',
  };
}

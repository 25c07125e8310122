import type { EntityManager } from 'typeorm';
import { receiptSum } from '#activities/acts/receipt-sum';
import type { ReceiptStamp } from '#activities/acts/receipt-view';
import type { ReceiptSection, ReceiptView } from '#libs/documents/receipt-view';
import { cityDayOf } from '#libs/fund/city-time';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import {
  noticeOf,
  payeeOf,
  type Notice,
  type NoticeMonth,
  type Payee,
} from '#libs/persistence/assessments/notice-queries';
import type { PrintedSlip } from '#libs/persistence/documents/printed-slip';
import { receiptFactsOf } from '#libs/persistence/documents/receipt-queries';
import { settlementWay } from '#libs/persistence/settlement/way-queries';
import { ASSESSMENT_KIND_TEXTS } from '#libs/texts/assessment-kind.texts';
import { CENTRE_NAME } from '#libs/texts/receipt.texts';

export interface SlipToPrint {
  readonly view: ReceiptView;
  readonly printed: PrintedSlip;
}

/** 汇补缴书: how and whom to pay, how much, by when, and the number that goes into the remark. */
export async function slipViewOf(
  manager: EntityManager,
  businessNo: string,
  wayCode: string,
  { verificationCode, verifyOrigin }: ReceiptStamp,
): Promise<SlipToPrint> {
  const { unit, branchName, operatorName, submission } = await receiptFactsOf(manager, businessNo);
  const notice = await noticeOf(manager, businessNo);
  const payee = await payeeOf(manager, submission.branchCode);
  const way = (await settlementWay(manager, wayCode))?.title.zh ?? '';
  const printed = printedSlip(payee, notice);
  const view = {
    title: '住房公积金汇补缴书',
    paper: '汇补缴书' as const,
    centre: CENTRE_NAME,
    branch: branchName,
    businessNo,
    verificationCode,
    verifyUrl: `${verifyOrigin}/verify?no=${businessNo}&code=${verificationCode}`,
    facts: [
      { label: '单位名称', value: unit.name },
      { label: '单位账号', value: unit.accountNo },
      { label: '受理管理部', value: branchName },
      { label: '经办人', value: operatorName },
      { label: '结算方式', value: way },
      { label: '缴款截止日', value: printed.deadline },
      { label: '填制日期', value: cityDayOf(notice.createdAt) },
    ],
    sections: [payeeSection(printed), monthsSection(notice)],
    attachments: [],
    approvals: [],
    promise: '',
    operator: operatorName,
    issuedOn: cityDayOf(notice.createdAt),
  };
  return { view, printed };
}

function printedSlip(payee: Payee | null, { noticeNo, sumFen, deadline }: Notice): PrintedSlip {
  return {
    payeeName: payee?.accountName ?? CENTRE_NAME,
    payeeAccountNo: payee?.accountNo ?? '请向管理部查询',
    payeeBank: payee?.bankName ?? '',
    remark: noticeNo,
    sumFen,
    deadline,
  };
}

function payeeSection(printed: PrintedSlip): ReceiptSection {
  const { payeeName, payeeAccountNo, payeeBank, remark, sumFen } = printed;
  return {
    title: '缴款信息',
    facts: [
      { label: '收款户名', value: payeeName, wide: true },
      { label: '开户银行', value: payeeBank, wide: true },
      { label: '收款账号', value: payeeAccountNo },
      { label: '附言（只填此号）', value: remark },
    ],
    sums: [receiptSum('单位缴款', sumFen)],
    table: null,
    note: '转账时请在附言（备注）栏只填写上述号码。款项先补足最早的月份，足额后自动记入职工个人账户；多缴部分转入单位未分配金额。',
  };
}

/** What the treasury pays of a month is not asked of the unit, and is said beside. */
function monthsSection({ months }: Notice): ReceiptSection {
  const money = ['单位部分', '个人部分', '单位缴款', '财政负担（另由财政拨付）'];
  return {
    title: '缴款明细',
    facts: [],
    sums: [],
    table: {
      columns: [
        { title: '类型', align: 'centre' },
        { title: '年月', align: 'centre' },
        { title: '业务流水号', align: 'centre' },
        { title: '人数', align: 'right' },
        ...money.map((title) => ({ title, align: 'right' as const })),
      ],
      rows: months.map((one) => [
        ASSESSMENT_KIND_TEXTS[one.kind].zh,
        monthsOf(one),
        one.businessNo,
        one.people.toLocaleString('en-US'),
        ...[one.unitFen, one.personalFen, one.unitFen + one.personalFen, one.fiscalFen].map(
          formatYuan,
        ),
      ]),
    },
    note: '金额单位：元',
  };
}

/** One month, or the first and the last of those that are made good. */
function monthsOf({ firstMonth, month }: NoticeMonth): string {
  return firstMonth === month
    ? formatMonth(month)
    : `${formatMonth(firstMonth)} 至 ${formatMonth(month)}`;
}

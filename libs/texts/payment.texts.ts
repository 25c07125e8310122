import type { WayBehaviour, WayReversal } from '#libs/fund/settlement/ways';
import type { Text, Texts } from '#libs/texts/text';

/** What a payment of a notice is refused for. */
export const PAYMENT_TEXTS = {
  NOTICE_NOT_FOUND: {
    zh: '没有这个缴款通知号，或不属于本单位',
    en: 'There is no payment notice of that number, or it is another unit’s',
  },
  NOTICE_NOTHING_OPEN: {
    zh: '该缴款通知已没有待缴金额',
    en: 'Nothing is open under this notice any more',
  },
  NOTICE_OPEN_LESS: {
    zh: '该缴款通知待缴{open}元，不能缴得更多',
    en: 'Only {open} are open under this notice; no more can be paid',
  },
  NOTICE_OTHER_WAY: {
    zh: '该缴款通知的结算方式不是委托收款，请先选择委托收款',
    en: 'This notice is paid another way; choose direct debit first',
  },
  WAY_NOT_OFFERED: {
    zh: '中心尚未开通该结算方式',
    en: 'The centre does not offer this way of paying',
  },
  WAY_WITHOUT_AGREEMENT: {
    zh: '本单位尚未签订{way}协议，请到管理部签约后再选',
    en: 'Your unit has signed no agreement for {wayEn}; please sign one at your branch first',
  },
  WAY_WITHOUT_BALANCE: {
    zh: '本单位没有未分配金额（暂存款），请选用其他结算方式',
    en: 'Your unit has no unallocated balance; please choose another way',
  },
  DEBIT_PENDING: {
    zh: '委托收款{orderNo}正在等待银行答复，答复之前不能另行缴款、退回或删除',
    en: 'Debit order {orderNo} waits for the bank; until it answers nothing can be paid otherwise, released or deleted',
  },
  DEBIT_NOT_FOUND: {
    zh: '没有这笔委托收款，或不属于您所在的管理部',
    en: 'There is no such debit order, or it belongs to another branch',
  },
  DEBIT_ACCEPTED: {
    zh: '委托收款{orderNo}已扣款入账，不能再答复为未扣',
    en: 'Debit order {orderNo} is collected and booked; it cannot be refused any more',
  },
  DEBIT_ANSWERED: {
    zh: '委托收款{orderNo}已有答复，请刷新后查看',
    en: 'Debit order {orderNo} is answered already; please reload',
  },
  DEBIT_NOT_LATE: {
    zh: '委托收款{orderNo}还在银行答复期限内，逾期未答复才由出纳核实',
    en: 'The bank may still answer debit order {orderNo}; cashiers clear up late ones only',
  },
  INSTRUMENT_NOT_FOUND: {
    zh: '没有这张票据，或不属于您所在的管理部',
    en: 'There is no such paper, or it belongs to another branch',
  },
  INSTRUMENT_NUMBER_MALFORMED: {
    zh: '票据号码须为6–32位数字或大写字母，其中至少6位数字',
    en: 'The number of a paper has 6–32 digits and capitals, at least 6 of them digits',
  },
  INSTRUMENT_OF_NOTHING: {
    zh: '票据金额须大于零',
    en: 'The amount of a paper is above nothing',
  },
  INSTRUMENT_THERE: {
    zh: '号码{number}的票据已登记在缴款通知{noticeNo}下',
    en: 'A paper with number {number} is recorded already, for notice {noticeNo}',
  },
  INSTRUMENT_OUTSTANDING: {
    zh: '票据{number}已交银行，清算之前不能再委托收款',
    en: 'Paper {number} is with the bank; until it clears no debit can be ordered',
  },
  INSTRUMENT_ENDED: {
    zh: '票据{number}已结清或已退票，请刷新后查看',
    en: 'Paper {number} has cleared or bounced already; please reload',
  },
  LIST_EMPTY: { zh: '清册中没有单位', en: 'The list names no unit' },
  LIST_TOO_LONG: {
    zh: '一张清册最多{max}个单位',
    en: 'A list has {max} units at most',
  },
  LIST_OF_NOTHING: {
    zh: '清册第{line}行的金额须大于零',
    en: 'Line {line} of the list: the amount is above nothing',
  },
  LIST_UNIT_TWICE: {
    zh: '清册第{line}行的单位账号{no}已在前面列过，请合并为一行',
    en: 'Line {line} of the list: unit {no} stands there before; make it one line',
  },
  LIST_UNIT_UNKNOWN: {
    zh: '清册第{line}行：没有单位账号为{no}的单位',
    en: 'Line {line} of the list: there is no unit with account {no}',
  },
  LIST_SUM_DIFFERS: {
    zh: '清册合计{list}元，与到账金额{paid}元不符',
    en: 'The list comes to {list}, the payment to {paid}',
  },
  TAKE_BACK_NOT_NOW: {
    zh: '该笔到账已被银行收回，或正在冲回，请刷新后查看',
    en: 'This receipt was taken back already, or is being undone; please reload',
  },
  TAKE_BACK_TREASURY_SHORT: {
    zh: '该单位名下的财政资金不足以收回，未作任何处理，请报中心运维处理',
    en: 'What the treasury has paid for this unit is less than what is taken back; nothing was done. Please call operations',
  },
  UNIT_UNCOVERED: {
    zh: '银行收回的款项尚有{open}元未补足，补足之前不能用未分配金额缴款，也不能入账',
    en: '{open} that the bank took back are not covered yet; until they are nothing can be paid out of the balance or credited',
  },
  /** No take-back ends so any more; those that did tell it still. */
  TAKE_BACK_BALANCE_SHORT: {
    zh: '有职工的个人账户余额不足以冲回入账金额，未作任何处理，请报中心运维处理',
    en: 'A member’s balance is less than what would be reversed; nothing was done. Please call operations',
  },
  TAKE_BACK_ALLOCATING: {
    zh: '{month}正在入账，请稍后再办理',
    en: '{month} is being credited; please try again in a moment',
  },
  ENTRY_IN_SUSPENSE: {
    zh: '流水号{serial}已入账，尚在暂收中，请先在“到账”中认领、复核，再来登记',
    en: 'Serial {serial} is booked in suspense; claim and check it under receipts first, then come back',
  },
  ENTRY_OF_ANOTHER: {
    zh: '流水号{serial}已用于其他缴款，或属于其他单位，请与银行核对',
    en: 'Serial {serial} has served another payment, or is another unit’s; please ask the bank',
  },
} as const satisfies Texts;

export const PAYMENT_MESSAGES = {
  debitAccepted: {
    zh: '尊敬的{name}，缴款通知{noticeNo}的委托收款（{orderNo}）{amount}元，银行已扣款入账。',
    en: 'Dear {name}, the bank has collected {amount} by debit order {orderNo} for notice {noticeNo}; it is booked.',
  },
  debitRefused: {
    zh: '尊敬的{name}，缴款通知{noticeNo}的委托收款（{orderNo}）{amount}元，银行未能扣款：{reason}。可重新委托收款，或选择其他结算方式。',
    en: 'Dear {name}, the bank has not collected {amount} by debit order {orderNo} for notice {noticeNo}: {reason}. Order it again, or choose another way.',
  },
  debitSilent: {
    zh: '尊敬的{name}，缴款通知{noticeNo}的委托收款（{orderNo}）{amount}元，银行逾期未答复，已交中心出纳核实，请勿重复缴款。',
    en: 'Dear {name}, the bank has not answered debit order {orderNo} of {amount} for notice {noticeNo} in time; a cashier clears it up. Please do not pay again.',
  },
  takenBack: {
    zh: '尊敬的{name}，{day}收到的{payer}付款{amount}元已被银行收回：{reason}。{meaning}',
    en: 'Dear {name}, the bank has taken back {amount} that came from {payer} on {day}: {reason}. {meaningEn}',
  },
  claimReversed: {
    zh: '尊敬的{name}，{day}收到的{payer}付款{amount}元此前误记入贵单位未分配金额，现已冲回：{reason}。',
    en: 'Dear {name}, {amount} that came from {payer} on {day} were given to your unit by mistake; that is reversed: {reason}.',
  },
  leftUncovered: {
    zh: '尊敬的{name}，银行收回的款项中有{amount}元，贵单位的未分配金额、已归集款项和已入账月份均不足以扣回，须由贵单位补足。补足之前，新到账的款项先用于补足，各月暂不入账。',
    en: 'Dear {name}, nothing of your unit’s covers {amount} of what the bank took back. Money that comes in covers it first; until then no month is credited.',
  },
  uncoveredPaid: {
    zh: '尊敬的{name}，新到账的款项中有{amount}元已用于补足银行收回的款项。',
    en: 'Dear {name}, {amount} of the money that came in have covered what the bank took back.',
  },
  treasuryPaid: {
    zh: '尊敬的{name}，{day}财政拨付{amount}元已按财政清册归集，其中{rest}元没有待缴的财政部分，留作财政款。',
    en: 'Dear {name}, {amount} that the treasury paid on {day} are gathered by its list; {rest} of them no fiscal part waits for and they stay the treasury’s.',
  },
  instrumentRecorded: {
    zh: '尊敬的{name}，中心已登记{way}{number}，金额{amount}元，用于缴款通知{noticeNo}，银行清算后入账。',
    en: 'Dear {name}, the centre has recorded {wayEn} {number} over {amount} for notice {noticeNo}; it is booked when it clears.',
  },
  instrumentCleared: {
    zh: '尊敬的{name}，{way}{number}已清算，金额{amount}元已入账，用于缴款通知{noticeNo}。',
    en: 'Dear {name}, {wayEn} {number} over {amount} has cleared and is booked for notice {noticeNo}.',
  },
  instrumentBounced: {
    zh: '尊敬的{name}，{way}{number}（{amount}元）被银行退票：{reason}。缴款通知{noticeNo}未入账，请重新缴款。',
    en: 'Dear {name}, {wayEn} {number} over {amount} came back from the bank: {reason}. Nothing is booked for notice {noticeNo}; please pay again.',
  },
} as const satisfies Texts;

/** What happens next when a notice is paid so. */
export const WAY_STEPS = {
  transfer: {
    zh: '请在本单位开户银行转账到上方的收款账户，附言只填缴款通知号{noticeNo}。银行通知到账后自动归集，足额即记入职工个人账户。{cutOff}按银行营业时间，一般{day}入账。',
    en: 'Transfer the sum from your bank to the account above and write only the number {noticeNo} into the remark. What arrives is gathered by itself and credited once it is full. {cutOffEn} As a rule it is booked by {day}.',
  },
  balance: {
    zh: '用本单位未分配金额缴纳，可以部分缴纳；确认后立即归集，足额即记入职工个人账户。',
    en: 'Pays out of your unallocated balance, in part or whole; it is gathered at once and credited when it is full.',
  },
  debit: {
    zh: '确认后中心委托银行从本单位签约账户扣款，扣款金额为当前全部待缴金额；银行答复前不能另行缴款或删除。{cutOff}银行一般在{day}前答复，逾期未答复由中心出纳核实。',
    en: 'The centre orders the bank to collect all that is open from your account under agreement; until the bank answers nothing can be paid otherwise or deleted. {cutOffEn} As a rule it answers by {day}; if it is silent, a cashier clears it up.',
  },
  instrument: {
    zh: '请将票据交到管理部，写明缴款通知号{noticeNo}，由出纳登记后提交银行。银行清算后入账；退票则不入账，并通知退票原因。{cutOff}现在交来，一般{day}入账。',
    en: 'Bring the paper to your branch with the number {noticeNo}; a cashier records it and hands it to the bank. It is booked when it clears; if it bounces nothing is booked and you are told why. {cutOffEn} Brought now, it is booked by {day} as a rule.',
  },
  treasury: {
    zh: '由财政统一拨付，中心按财政清册分拆入账，单位无需操作。一般{day}入账。',
    en: 'The treasury pays; the centre splits its payment along the treasury’s list, and there is nothing for you to do. As a rule it is booked by {day}.',
  },
} as const satisfies Readonly<Record<WayBehaviour, Text>>;

/** Part of the steps: what comes later than the cut-off counts from the next working day. */
export const CUT_OFF: Text = {
  zh: '工作日{time}后办理的，顺延到下一工作日；',
  en: 'What comes after {time} of a working day counts from the next one.',
};

export const WAY_REVERSAL_TEXTS = {
  'take-back': {
    zh: '入账后如被银行收回，先从未分配金额、再从已归集款项中扣回，不足部分冲回已入账月份。',
    en: 'If the bank takes it back later, it comes out of the unallocated balance, then out of what is gathered, then out of months credited.',
  },
  release: {
    zh: '记入个人账户之前可以退回未分配金额。',
    en: 'Until it is credited it can be released to the unallocated balance.',
  },
  bounce: {
    zh: '退票不产生任何账务。',
    en: 'A paper that bounces leaves no trace in the books.',
  },
} as const satisfies Readonly<Record<WayReversal, Text>>;

export const DEBIT_TEXTS = {
  pending: { zh: '等待银行答复', en: 'Waits for the bank' },
  late: { zh: '逾期未答复，出纳核实中', en: 'Late; a cashier clears it up' },
  accepted: { zh: '已扣款入账', en: 'Collected' },
  refused: { zh: '未扣款', en: 'Not collected' },
} as const satisfies Texts;

export const INSTRUMENT_TEXTS = {
  recorded: { zh: '已交银行，待清算', en: 'With the bank' },
  cleared: { zh: '已清算入账', en: 'Cleared' },
  bounced: { zh: '已退票', en: 'Bounced' },
} as const satisfies Texts;

import { htmlText } from '#libs/texts/html-text';
import type { Account, BankBook, DebitOrder, Entry } from '#apps/bank/bank-book';
import { WAYS } from '#apps/bank/payment';
import { formatYuan, plainYuan } from '#libs/fund/money';

const SHOWN_MAX = 50;
const DELIVERIES: Readonly<Record<Entry['delivery'], string>> = {
  waiting: '待通知',
  delivered: '已通知',
  refused: '中心拒收',
};

/** The one page of the bank: accounts, a payment, and what became of those before. */
export function bankPage(book: BankBook, said: string): string {
  const accounts = book.accounts.map(
    ({ code, accountNo, bankName }) =>
      `<option value="${htmlText(code)}">${htmlText(accountNo)} ${htmlText(bankName)}</option>`,
  );
  const balances = book.accounts.map(
    (account) =>
      `<tr><td>${htmlText(account.accountNo)}</td><td>${htmlText(account.bankName)}</td><td class="num">${formatYuan(Number(book.balanceFen(account)))}</td>
       <td><a href="/statement?account=${encodeURIComponent(account.code)}">下载对账单</a></td></tr>`,
  );
  const ways = Object.entries(WAYS).map(
    ([way, title]) => `<option value="${way}">${title}</option>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>模拟银行</title><style>${STYLE}</style></head><body>
<p class="demo">演示用模拟银行：这里没有真实资金，只用于演示付款、到账通知和对账单</p>
<h1>模拟银行</h1>${said === '' ? '' : `<p role="status" class="said">${htmlText(said)}</p>`}
<h2>付款给住房公积金管理中心</h2>
<form method="post" action="/payments">
<label>收款账户 <select name="account">${accounts.join('')}</select></label>
<label>付款人户名 <input name="payerName"></label>
<label>付款人账号 <input name="payerAccount"></label>
<label>附言（缴款通知号） <input name="remark"></label>
<label>金额（元） <input name="amount" required></label>
<label>方式 <select name="way">${ways.join('')}</select></label>
<button type="submit">付款</button></form>
<h2>委托收款指令</h2>${ordersTable(book)}
<h2>账户</h2><table><thead><tr><th>账号</th><th>开户行</th><th>余额（元）</th><th></th></tr></thead><tbody>${balances.join('')}</tbody></table>
<h2>最近交易</h2><table><thead><tr><th>日期</th><th>流水号</th><th>账户</th><th>金额（元）</th><th>付款人</th><th>附言</th><th>通知</th></tr></thead>
<tbody>${book.entries.slice(-SHOWN_MAX).reverse().map(entryRow).join('')}</tbody></table></body></html>`;
}

/** As banks give it: UTF-8 with its mark, so that spreadsheets read it too. */
export function statementCsv(book: BankBook, account: Account): string {
  const lines: string[] = [];
  let balance = BigInt(account.openingFen);
  for (const entry of book.entriesOf(account)) {
    balance += BigInt(entry.fen);
    const { serial, day, payerName, payerAccount, summary, remark } = entry;
    const amounts = ['', plainYuan(Number(entry.fen)), plainYuan(Number(balance))];
    const cells = [serial, day, ...amounts, payerName, payerAccount, summary, remark];
    lines.push(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  }
  const header = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,附言';
  return `\ufeff${[`账号,"${account.accountNo}"`, header, ...lines].join('\r\n')}\r\n`;
}

const OUTCOMES: Readonly<Record<DebitOrder['outcome'], string>> = {
  silent: '未答复',
  collected: '已扣款',
  refused: '已拒绝',
};

/** Each order is answered yes, no with a reason, or not at all. */
function ordersTable({ orders }: BankBook): string {
  if (orders.length === 0) return '<p>没有指令</p>';
  const rows = orders.slice(-SHOWN_MAX).reverse().map(orderRow).join('');
  return `<table><thead><tr><th>日期</th><th>指令号</th><th>付款人</th><th>付款账号</th><th>金额（元）</th><th>答复</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function orderRow(order: DebitOrder): string {
  const { day, orderNo, payerName, payerAccount, fen, outcome, reason, told } = order;
  const said = outcome === 'refused' ? `${reason}，${DELIVERIES[told.delivery]}` : '';
  return `<tr><td>${day}</td><td>${htmlText(orderNo)}</td><td>${htmlText(payerName)}</td><td>${htmlText(payerAccount)}</td>
    <td class="num">${formatYuan(Number(fen))}</td><td>${outcome === 'silent' ? answerForm(orderNo) : `${OUTCOMES[outcome]} ${htmlText(said)}`}</td></tr>`;
}

function answerForm(orderNo: string): string {
  return `<form method="post" action="/orders/answers"><input type="hidden" name="orderNo" value="${htmlText(orderNo)}">
    <button type="submit" name="answer" value="yes">扣款成功</button>
    <input name="reason" value="余额不足" aria-label="拒绝原因"><button type="submit" name="answer" value="no">拒绝</button></form>`;
}

function entryRow({
  day,
  serial,
  account,
  fen,
  payerName,
  remark,
  delivery,
  attempts,
  answer,
}: Entry) {
  const told = `${DELIVERIES[delivery]}（${String(attempts)}次）`;
  return `<tr><td>${day}</td><td>${serial}</td><td>${htmlText(account)}</td><td class="num">${formatYuan(Number(fen))}</td>
    <td>${htmlText(payerName)}</td><td>${htmlText(remark)}</td><td title="${htmlText(answer)}">${told}</td></tr>`;
}

const STYLE = `body{font-family:sans-serif;margin:24px auto;max-width:1100px;padding:0 16px;color:#222}
.demo{background:#fff3cd;border:1px solid #e0c568;padding:8px 12px}.said{background:#e8f4ea;padding:8px 12px}
form{display:flex;flex-wrap:wrap;gap:12px;align-items:end}label{display:flex;flex-direction:column;gap:4px}
input,select,button{font:inherit;padding:6px 8px}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #ccc;padding:4px 8px;text-align:left}.num{text-align:right}`;

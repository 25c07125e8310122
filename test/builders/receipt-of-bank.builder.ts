import type { DataSource } from 'typeorm';
import type { BankReceipt } from '#libs/fund/settlement/receipt';

export const BANK_ACCOUNT = '01';
let serials = 0;

/** A bank account of the centre, where a database has none. */
export async function addBankAccount(dataSource: DataSource, code = BANK_ACCOUNT): Promise<void> {
  await dataSource.query(
    `INSERT IGNORE INTO bank_account (code, branch_code, account_no, bank_name, account_name)
     VALUES (?, '01', '4100150200010001', '中国建设银行', '河洛市住房公积金管理中心')`,
    [code],
  );
}

/** 100.00 of nobody known, under a number of its own. */
export function receiptOfBank(change: Partial<BankReceipt> = {}): BankReceipt {
  serials += 1;
  return {
    bankAccount: BANK_ACCOUNT,
    serial: `T${String(serials).padStart(8, '0')}`,
    bookedOn: '2026-11-28',
    valueOn: '2026-11-28',
    fen: 10_000n,
    payerName: '',
    payerAccount: '',
    remark: '',
    summary: '',
    ...change,
  };
}

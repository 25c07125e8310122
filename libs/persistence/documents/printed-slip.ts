/** What a 汇补缴书 told its payer when it was printed: notices, accounts and deadlines go on, and the paper stays as it is. */
export interface PrintedSlip {
  readonly payeeName: string;
  readonly payeeAccountNo: string;
  readonly payeeBank: string;
  readonly remark: string;
  readonly sumFen: number;
  readonly deadline: string;
}

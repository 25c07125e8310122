/** What a receipt shows: strings only, ready to read; every number is formatted and every mask applied before. */
export interface ReceiptView {
  /** 缴存基数调整业务回执. */
  readonly title: string;
  /** What the paper is called in a sentence. */
  readonly paper: '回执' | '汇补缴书';
  readonly centre: string;
  readonly branch: string;
  readonly businessNo: string;
  readonly verificationCode: string;
  /** The public page with number and code filled in: what the QR code says. */
  readonly verifyUrl: string;
  readonly facts: readonly ReceiptFact[];
  /** The business's own part. */
  readonly sections: readonly ReceiptSection[];
  /** Lists, printed after the receipt proper, so that its first page is complete whatever their length. */
  readonly attachments: readonly ReceiptSection[];
  readonly approvals: readonly ReceiptApproval[];
  /** 单位承诺; none on what asks for a payment, which is no proof that anything was done. */
  readonly promise: string;
  readonly operator: string;
  /** 2026年11月24日, by the clock of the city. */
  readonly issuedOn: string;
}

export interface ReceiptFact {
  readonly label: string;
  readonly value: string;
  /** On a line of its own: names of payees and banks are long, and are copied. */
  readonly wide?: boolean;
}

export interface ReceiptSection {
  readonly title: string;
  readonly facts: readonly ReceiptFact[];
  readonly sums: readonly ReceiptSum[];
  readonly table: ReceiptTable | null;
  readonly note: string;
}

/** An amount in figures and in Chinese capitals (大写). */
export interface ReceiptSum {
  readonly label: string;
  readonly figures: string;
  readonly capitals: string;
}

export interface ReceiptTable {
  readonly columns: readonly {
    readonly title: string;
    readonly align: 'left' | 'right' | 'centre';
    /** Names are as long as they are; numbers stay on one line. */
    readonly wraps?: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** 合计, behind the last row. */
  readonly foot?: readonly string[];
}

export interface ReceiptApproval {
  readonly role: string;
  readonly name: string;
  readonly decision: string;
  readonly at: string;
  readonly opinion: string;
}

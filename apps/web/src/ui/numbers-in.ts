/** A business number stands apart from the digits of an account or an identity, which are fewer or more. */
const NUMBER = /(?<!\d)(20\d{14})(?!\d)/;
/** What else has a number of this form, by the words before it: notices, orders to the bank, papers. */
const NO_CASE =
  /(缴款通知号?|委托收款（?|[支汇]票|进账单|票据|notice |order |[Pp]aper |[Cc]heque |[Dd]raft )$/;

export interface TextPart {
  readonly text: string;
  /** Whether it is the number of a case. */
  readonly isCase: boolean;
}

/** A text in parts: the numbers of cases, and what stands between them. */
export function numbersIn(text: string): TextPart[] {
  const parts = text.split(NUMBER);
  return parts.map((part, at) => ({
    text: part,
    isCase: at % 2 === 1 && !NO_CASE.test(parts[at - 1] ?? ''),
  }));
}

import type { IncomingHttpHeaders } from 'node:http';
import type { BankBook } from '#apps/bank/bank-book';
import type { DebitMessage } from '#libs/bank/debit-port';
import { isSignedBy, NOTIFICATION_HEADERS } from '#libs/bank/notification-signature';

const FRESH_SECONDS = 300;
const FIELDS = [
  'orderNo',
  'bankAccount',
  'fen',
  'payerName',
  'payerAccount',
  'agreementNo',
] as const;

export interface Answered {
  readonly status: number;
  /** Why not, in words for the unit; nothing where the order is taken. */
  readonly said: string;
}

/** An order of the hall's: signed and fresh, whole, and for an account of this bank. The same order again is taken again. */
export function takeSignedOrder(
  book: BankBook,
  secret: string,
  { headers, body }: { readonly headers: IncomingHttpHeaders; readonly body: Buffer },
): Answered {
  const given = (name: string): string => {
    const header = headers[name];
    return typeof header === 'string' ? header : '';
  };
  const timestamp = given(NOTIFICATION_HEADERS.timestamp);
  const parts = { timestamp, nonce: given(NOTIFICATION_HEADERS.nonce), body };
  const age = Math.abs(Date.now() / 1_000 - Number(timestamp));
  const isHalls = isSignedBy(secret, parts, given(NOTIFICATION_HEADERS.signature));
  if (!isHalls || !(age <= FRESH_SECONDS)) return { status: 401, said: '签名不符' };
  const order = orderIn(body);
  if (order === null) return { status: 400, said: '指令不完整' };
  if (!book.accounts.some(({ code }) => code === order.bankAccount))
    return { status: 422, said: '收款账户不属于本行' };
  book.takeOrder(order);
  return { status: 200, said: '' };
}

function orderIn(body: Buffer): DebitMessage | null {
  try {
    const given = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    const texts = FIELDS.map((field) => [field, given[field]] as const);
    return texts.every(([, value]) => typeof value === 'string' && value !== '')
      ? (Object.fromEntries(texts) as unknown as DebitMessage)
      : null;
  } catch {
    return null;
  }
}

import { sendSigned } from '#libs/bank/signed-message';

/** An order to collect, as the bank is given it. */
export interface DebitMessage {
  /** The same order sent again is the same order. */
  readonly orderNo: string;
  /** The centre's account that collects. */
  readonly bankAccount: string;
  /** Digits, for a number of JSON holds no more than a float. */
  readonly fen: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly agreementNo: string;
}

/** What the bank says at once: it has the order, or it will never take it, and why. */
export type DebitTaken = { readonly taken: true } | { readonly taken: false; readonly why: string };

/** The bank, as orders to collect are given to it; whether it collects it tells later. */
export interface DebitPort {
  /** @throws where the bank cannot be reached, or answers nothing that tells what became of the order */
  give(order: DebitMessage, now: Date): Promise<DebitTaken>;
}

const WHY_LENGTH_MAX = 200;

/** A bank that takes orders by signed messages over HTTP. */
export class HttpDebitPort implements DebitPort {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  async give(order: DebitMessage, now: Date): Promise<DebitTaken> {
    const response = await sendSigned(this.url, this.secret, order, now);
    if (response.ok) return { taken: true };
    const said = await response.text();
    if (response.status === 422) return { taken: false, why: said.trim().slice(0, WHY_LENGTH_MAX) };
    throw new Error(`the bank answers ${String(response.status)}`);
  }
}

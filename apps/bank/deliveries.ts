import type { BankBook, Entry, Told } from '#apps/bank/bank-book';
import type { BankConfig } from '#config/bank-config';
import { sendSigned } from '#libs/bank/signed-message';

const LOOK_EVERY_MS = 500;
const AGAIN_MS_MAX = 60_000;
/** The hall has understood and says no: sending it again changes nothing. */
const FINAL = [400, 404, 422];

/** What is to be told, and where. */
interface Message {
  readonly path: string;
  readonly content: object;
  readonly told: Told;
}

/** Tells the hall of every entry and every no, signed, until it answers: under a new number each time, for a number serves once. */
export class Deliveries {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly book: BankBook,
    private readonly config: BankConfig,
    /** It waits longer after each failure, but not longer than this. */
    private readonly againMsMax = AGAIN_MS_MAX,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      void this.tellAll().finally(() => {
        if (this.timer !== undefined) this.start();
      });
    }, LOOK_EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async tellAll(): Promise<void> {
    const due = this.messages().filter(
      ({ told }) => told.delivery === 'waiting' && told.notBefore <= Date.now(),
    );
    for (const message of due) {
      await this.tell(message);
      this.book.save();
    }
  }

  private messages(): Message[] {
    const entries = this.book.entries.map((entry) => ({
      path: 'notifications',
      content: contentOf(entry),
      told: entry,
    }));
    const refusals = this.book.orders
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ orderNo, reason, told }) => ({
        path: 'debit-answers',
        content: { orderNo, reason },
        told,
      }));
    return [...entries, ...refusals];
  }

  private async tell({ path, content, told }: Message): Promise<void> {
    told.attempts += 1;
    try {
      const { hallUrl, notificationSecret } = this.config;
      const url = `${hallUrl}/api/bank/${path}`;
      const response = await sendSigned(url, notificationSecret, content, new Date());
      told.answer = (await response.text()).slice(0, 200);
      if (response.ok) told.delivery = 'delivered';
      else if (FINAL.includes(response.status)) told.delivery = 'refused';
    } catch (error) {
      told.answer = error instanceof Error ? error.message : 'no answer';
    }
    told.notBefore = Date.now() + Math.min(this.againMsMax, 1_000 * 2 ** told.attempts);
  }
}

function contentOf(entry: Entry): object {
  const { account, serial, day, fen, payerName, payerAccount, remark, summary } = entry;
  const told = { serial, fen, payerName, payerAccount, remark, summary };
  return { bankAccount: account, bookedOn: day, valueOn: day, ...told };
}

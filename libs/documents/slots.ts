/** Every place is taken and the queue is as long as it may be. */
export class QueueFull extends Error {
  constructor() {
    super('the queue is full');
    this.name = 'QueueFull';
  }
}

export interface SlotsOptions {
  readonly size: number;
  /** How many may wait, of all senders and of one; without them everybody may. */
  readonly waitingMax?: number;
  readonly waitingOfSenderMax?: number;
}

interface Waiting {
  readonly sender: string | null;
  readonly begin: () => void;
}

/**
 * At most `size` pieces of work at once; the others wait their turn. Of named senders none fills the places alone: one is
 * always left to the others, and they go in turns. Work without a sender is taken as it comes.
 * A place is for work whose every byte is here: nobody waits for a client while he holds one.
 */
export class Slots {
  private readonly options: SlotsOptions;
  private readonly running = new Map<string | null, number>();
  private runningInAll = 0;
  /** When each sender began last, counted in turns; forgotten with his last piece of work. */
  private readonly lastTurns = new Map<string | null, number>();
  private turns = 0;
  private readonly waiting: Waiting[] = [];

  constructor(options: SlotsOptions | number) {
    this.options = typeof options === 'number' ? { size: options } : options;
  }

  /** @throws QueueFull at once, so that a sender can be refused before he has sent anything */
  requireRoom(sender: string | null): void {
    const { waitingMax = Infinity, waitingOfSenderMax = Infinity } = this.options;
    const ofSender = this.waiting.filter((one) => one.sender === sender).length;
    const isOverShare = sender !== null && ofSender >= waitingOfSenderMax;
    if (this.waiting.length >= waitingMax || isOverShare) throw new QueueFull();
  }

  /** @throws QueueFull */
  async run<T>(work: () => Promise<T>, sender: string | null = null): Promise<T> {
    await this.take(sender);
    try {
      return await work();
    } finally {
      this.giveBack(sender);
    }
  }

  private async take(sender: string | null): Promise<void> {
    if (this.mayBegin(sender)) {
      this.count(sender, 1);
      return;
    }
    this.requireRoom(sender);
    await new Promise<void>((begin) => this.waiting.push({ sender, begin }));
  }

  private giveBack(sender: string | null): void {
    this.count(sender, -1);
    for (let next = this.next(); next !== undefined; next = this.next()) {
      this.waiting.splice(this.waiting.indexOf(next), 1);
      this.count(next.sender, 1);
      next.begin();
    }
  }

  /** Of those who may begin, the sender whose last turn is longest ago; of his, what has waited longest. */
  private next(): Waiting | undefined {
    const able = this.waiting.filter(({ sender }) => this.mayBegin(sender));
    const turnOf = ({ sender }: Waiting) =>
      sender === null ? 0 : (this.lastTurns.get(sender) ?? 0);
    const longestAgo = Math.min(...able.map(turnOf));
    return able.find((one) => turnOf(one) === longestAgo);
  }

  private mayBegin(sender: string | null): boolean {
    const { size } = this.options;
    if (this.runningInAll >= size) return false;
    const share = sender === null ? size : Math.max(1, size - 1);
    return (this.running.get(sender) ?? 0) < share;
  }

  private count(sender: string | null, by: 1 | -1): void {
    const now = (this.running.get(sender) ?? 0) + by;
    if (now === 0) this.running.delete(sender);
    else this.running.set(sender, now);
    this.runningInAll += by;
    if (by === 1) this.lastTurns.set(sender, (this.turns += 1));
    else if (now === 0 && !this.waiting.some((one) => one.sender === sender))
      this.lastTurns.delete(sender);
  }
}

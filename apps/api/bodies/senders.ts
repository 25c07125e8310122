import { Problem } from '#apps/api/problems/problem';

/** How soon it is worth trying again. */
const AGAIN_IN_SECONDS = 5;

/** Bodies under way by who sends them: a sender has a share, and what is beyond it is refused before it is read. */
export class Senders {
  private readonly underWay = new Map<string, number>();

  constructor(private readonly share: number) {}

  /** @throws Problem 503 when the sender sends as many already as he may */
  async receiving<T>(sender: string, work: () => Promise<T>): Promise<T> {
    const before = this.underWay.get(sender) ?? 0;
    if (before >= this.share)
      throw new Problem(503, 'UPLOADS_TOO_MANY', { max: this.share, seconds: AGAIN_IN_SECONDS });
    this.underWay.set(sender, before + 1);
    try {
      return await work();
    } finally {
      const left = (this.underWay.get(sender) ?? 1) - 1;
      if (left === 0) this.underWay.delete(sender);
      else this.underWay.set(sender, left);
    }
  }
}

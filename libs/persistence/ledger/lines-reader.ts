import { createHash, type Hash } from 'node:crypto';
import { DIGEST_BLOCK } from '#libs/persistence/ledger/line-text';
import { sha256 } from '#libs/persistence/ledger/chain';
import { TextNumbers } from '#libs/persistence/ledger/text-numbers';

/** What a member's line adds to his account. */
export type Adds = (accountId: number, fen: number, isCarried: boolean) => void;

/** Counts, sums and digests the texts of members' lines as they come, in the order of the digest. */
export class LinesReader {
  members = 0;
  fen = 0;
  private readonly digests: string[] = [];
  private block: Hash | null = null;

  constructor(private readonly adds: Adds) {}

  read(text: Uint8Array): void {
    const numbers = new TextNumbers(text);
    let from = 0;
    while (numbers.isLeft) {
      this.readLine(numbers);
      if (this.members % DIGEST_BLOCK !== 0) continue;
      this.goOn(text.subarray(from, numbers.at - 1));
      this.closeBlock();
      from = numbers.at;
    }
    if (from < text.length) this.goOn(text.subarray(from));
  }

  /** As `readMemberLines` digests them. */
  hash(): string {
    this.closeBlock();
    return sha256(this.digests.join('\n'));
  }

  /** account|month|kind|unit|personal|fiscal|other, and behind it the line's or the text's end. */
  private readLine(numbers: TextNumbers): void {
    const account = numbers.next();
    const isCarried = numbers.isBlank;
    numbers.pass();
    numbers.pass();
    const fen = numbers.next() + numbers.next() + numbers.next() + numbers.next();
    this.members += 1;
    this.fen += fen;
    this.adds(account, fen, isCarried);
  }

  private goOn(text: Uint8Array): void {
    if (this.block === null) this.block = createHash('sha256');
    else this.block.update('\n');
    this.block.update(text);
  }

  private closeBlock(): void {
    if (this.block !== null) this.digests.push(this.block.digest('hex'));
    this.block = null;
  }
}

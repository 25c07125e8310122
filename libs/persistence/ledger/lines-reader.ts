import { createHash, type Hash } from 'node:crypto';
import { DIGEST_BLOCK } from '#libs/persistence/ledger/member-lines';
import { sha256 } from '#libs/persistence/ledger/chain';

const BAR = 124;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** What a member's line adds to his account. */
export type Adds = (accountId: number, fen: number, isCarried: boolean) => void;

/** Counts, sums and digests the texts of members' lines as they come, in the order of the digest. */
export class LinesReader {
  members = 0;
  fen = 0;
  private readonly digests: string[] = [];
  private block: Hash | null = null;
  private text = '';
  private at = 0;

  constructor(private readonly adds: Adds) {}

  read(text: string): void {
    this.text = text;
    this.at = 0;
    let from = 0;
    while (this.at < text.length) {
      this.readLine();
      if (this.members % DIGEST_BLOCK !== 0) continue;
      this.goOn(text.slice(from, this.at - 1));
      this.closeBlock();
      from = this.at;
    }
    if (from < text.length) this.goOn(text.slice(from));
  }

  /** As `readMemberLines` digests them. */
  hash(): string {
    this.closeBlock();
    return sha256(this.digests.join('\n'));
  }

  /** account|month|kind|unit|personal|fiscal|other, and behind it the line's or the text's end. */
  private readLine(): void {
    const account = this.number();
    const isCarried = this.text.charCodeAt(this.at) === BAR;
    this.pass();
    this.pass();
    const fen = this.number() + this.number() + this.number() + this.number();
    this.members += 1;
    this.fen += fen;
    this.adds(account, fen, isCarried);
  }

  private pass(): void {
    const bar = this.text.indexOf('|', this.at);
    this.at = bar === -1 ? this.text.length : bar + 1;
  }

  /** With the sign behind it. */
  private number(): number {
    const { text } = this;
    let { at } = this;
    const isNegative = text.charCodeAt(at) === MINUS;
    if (isNegative) at += 1;
    let number = 0;
    for (
      let code = text.charCodeAt(at);
      code >= ZERO && code <= NINE;
      code = text.charCodeAt((at += 1))
    )
      number = number * 10 + code - ZERO;
    this.at = at + 1;
    return isNegative ? -number : number;
  }

  private goOn(text: string): void {
    if (this.block === null) this.block = createHash('sha256');
    else this.block.update('\n');
    this.block.update(text);
  }

  private closeBlock(): void {
    if (this.block !== null) this.digests.push(this.block.digest('hex'));
    this.block = null;
  }
}

const BAR = 124;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** Numbers with bars between them and lines below each other, read as they were handed over: bytes of which no object is made. */
export class TextNumbers {
  /** Where the next one begins. */
  at = 0;

  constructor(readonly text: Uint8Array) {}

  get isLeft(): boolean {
    return this.at < this.text.length;
  }

  get isBlank(): boolean {
    return this.text[this.at] === BAR;
  }

  /** With the sign behind it. */
  next(): number {
    const { text } = this;
    let { at } = this;
    const isNegative = text[at] === MINUS;
    if (isNegative) at += 1;
    let number = 0;
    for (let code = text[at] ?? 0; code >= ZERO && code <= NINE; code = text[(at += 1)] ?? 0)
      number = number * 10 + code - ZERO;
    this.at = at + 1;
    return isNegative ? -number : number;
  }

  /** What is no number. */
  pass(): void {
    const { text } = this;
    let { at } = this;
    while (at < text.length && text[at] !== BAR) at += 1;
    this.at = at + 1;
  }
}

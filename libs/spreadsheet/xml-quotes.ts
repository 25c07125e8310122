/** Whether XML has had a comment or a quoted part: a tag in one of them is text, so what only looks at tags stops there. */
export class XmlQuotes {
  private seen = false;
  private endedOpen = false;

  /** In this piece or one before, wherever they were cut apart. */
  seenIn(piece: string): boolean {
    this.seen ||= piece.includes('<!') || (this.endedOpen && piece.startsWith('!'));
    if (piece !== '') this.endedOpen = piece.endsWith('<');
    return this.seen;
  }
}

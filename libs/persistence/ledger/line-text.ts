/** A line's text, for the digest: never changed. Bytes, where its kind is. */
export const lineText = (kind: 'kind' | 'CAST(kind AS BINARY)') =>
  `CONCAT_WS('|', account_id, month, ${kind}, unit_fen, personal_fen, fiscal_fen, other_fen)`;
/** GROUP_CONCAT is cut in silence at its limit: a block of lines stays far below what a connection allows (data-source.ts). */
export const DIGEST_BLOCK = 1_000;

export interface MemberLinesWritten {
  readonly members: number;
  /** How many accounts they are of: as many as lines where nobody has two. */
  readonly accounts: number;
  /** The kind all of them have; null where they have several. */
  readonly kind: string | null;
  /** Fen, in digits. */
  readonly sumFen: string;
  readonly hash: string;
}

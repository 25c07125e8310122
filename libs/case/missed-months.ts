import type { TypedValues } from '#libs/case/register';

/** What a change that takes effect too late leaves to be made good: months that are paid already (domain 4). */
export interface MissedMonths {
  /** The register the months are entered in. */
  readonly business: string;
  /** What is typed of each of them. */
  readonly typed: TypedValues;
  /** The column that holds the base they are made good by; where nothing stands in it, the base of the month is. */
  readonly baseFrom?: string;
  /** Offered only where the case's own month is refused as paid: rows of any other month pass none over. */
  readonly refusedOnly?: true;
  /** The month a row should have begun in, where it says so itself; otherwise whoever asks says it. */
  readonly dueFrom?: (typed: TypedValues) => string | null;
}

import type { CaseWeight } from '#libs/case/route';

/** What a business weighs at submit, beside the papers its data demand. */
export interface Weighed extends CaseWeight {
  readonly papers: readonly string[];
}

/** When a case is submitted, and the number of the draft its unchosen rows go to. */
export interface Submitting {
  readonly now: Date;
  readonly restNo: string | null;
  /** What identities are hashed with. */
  readonly keyedHashSecret: string;
}

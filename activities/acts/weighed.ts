import type { CaseWeight } from '#libs/submission/route';

/** What a business weighs at submit, beside the papers its data demand. */
export interface Weighed extends CaseWeight {
  readonly papers: readonly string[];
}

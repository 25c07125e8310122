import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import type { PostingStep } from '#libs/case/register';

/** A register that is being posted: its units are locked, its rows hold, and its accounts' versions have risen. */
export interface Posting {
  readonly businessNo: string;
  readonly unitId: number;
  /** The unit that the head names beside the case's own; null where it names none. */
  readonly otherUnitId: number | null;
  /** It has assessed less than the case's own: its next month lies before. */
  readonly otherIsBehind: boolean;
  readonly month: FundMonth;
  /** The month a row `r` takes effect in, as SQL. */
  readonly rowMonth: string;
  /** The month is the unit's next to assess: what is kept of accounts and unit moves with it. */
  readonly due: boolean;
  readonly now: Date;
}

export type StepOf<Name extends PostingStep['step']> = Extract<PostingStep, { step: Name }>;

/** One step, set-based over `register_row r WHERE r.business_no = ? AND r.chosen = 1`. */
export type PostStep<Name extends PostingStep['step']> = (
  manager: EntityManager,
  posting: Posting,
  step: StepOf<Name>,
) => Promise<void>;

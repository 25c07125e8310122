import type { BusinessHead } from '#libs/businesses/business-head';
import type { ColumnRefusal, PersonFacts, TypedValues } from '#libs/case/register';

/**
 * A request: about somebody whose account another unit holds. That unit is asked by a case of its own, which this one
 * opens; the centre does it in the unit's place when it does nothing. Who asks never learns which unit it is.
 */
export interface RequestBusiness extends BusinessHead {
  readonly shape: 'request';
  readonly subject: 'member';
  /** What the other unit does: the business of the case it finds, and the column of its head that names who asks. */
  readonly asks: { readonly business: string; readonly head: string };
  /** Done first by the centre where the account still pays, with what is typed of it. */
  readonly firstWhilePaying: { readonly business: string; readonly typed: TypedValues };
  /** Kind of the paper that whoever asks brings while the account still pays. */
  readonly paperWhilePaying: string;
  /** May it be asked for, by what is known of the person anywhere in the centre. */
  decide(person: PersonFacts): ColumnRefusal | null;
}

import { includesActor, type ActorRef } from '#libs/submission/actor';
import type { Refusal } from '#libs/submission/refusal';

/** Who made a case, and who has decided it in this round. */
export interface Duties {
  readonly makers: readonly ActorRef[];
  readonly deciders: readonly ActorRef[];
}

/** Whom no level of this round may hear: makers, and those who have decided already. */
export function dutiesRefusal(state: Duties, actor: ActorRef): Refusal | null {
  if (includesActor(state.makers, actor)) return { code: 'MAKER_MAY_NOT_CHECK' };
  return includesActor(state.deciders, actor) ? { code: 'SAME_PERSON_TWICE' } : null;
}

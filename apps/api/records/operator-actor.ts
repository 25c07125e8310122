import type { Actor, OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';

/** The guard let only operators in; this says so to the types. */
export function operatorOf(actor: Actor): OperatorActor {
  if (actor.kind !== 'operator') throw new Problem(403, 'NOT_ALLOWED');
  return actor;
}

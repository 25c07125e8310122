import type { ActorRef } from '#libs/case/actor';
import { DECISIONS } from '#libs/case/duties';
import { HOLDER, levelAt, type Plan } from '#libs/case/plan';
import type { Refusal } from '#libs/case/refusal';
import type { Stage } from '#libs/case/stage';

/** Where a case stands, as far as it may wait for the unit that holds an account. */
interface Standing {
  readonly stage: Stage;
  readonly plan: Plan;
  readonly level: number;
}

/** The case waits for the unit that holds the account; when that does nothing, the centre decides in its place. */
export function waitsForHolder({ stage, plan, level }: Standing): boolean {
  const isLast = level + 1 >= plan.levels.length;
  return stage === 'approval' && !isLast && levelAt(plan, level).role === HOLDER;
}

/** The centre decides nothing while the unit that holds the account has its time; nothing is passed on that is not with it. */
export function holderRefusal(
  state: Standing,
  { verb, actor }: { readonly verb: string; readonly actor: ActorRef },
): Refusal | null {
  const waits = waitsForHolder(state);
  const asked = state.plan.levels.some(({ role }) => role === HOLDER);
  if ((verb === 'pass-on' && !waits) || (verb === 'settle' && !asked))
    return { code: 'NOT_IN_THIS_STAGE' };
  const ofCentre = actor.kind !== 'system' && DECISIONS.includes(verb);
  return waits && ofCentre ? { code: 'HOLDER_HAS_TIME' } : null;
}

import { includesActor, withActor, type ActorRef } from '#libs/case/actor';
import type { Refusal } from '#libs/case/refusal';

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

/** An act as far as duties go. */
interface DoneAct {
  readonly kind: string;
  readonly actor: ActorRef;
  /** Everybody who worked on form, register or papers. */
  readonly editors?: readonly ActorRef[];
}

export const DECISIONS: readonly string[] = ['approve', 'return', 'reject'];
export const SUBMITS: readonly string[] = ['submit', 'assess'];
const MAKES: readonly string[] = ['open', 'finish-scans', ...SUBMITS];

/** A round begins with nobody having decided. */
export function decidersAfter(
  deciders: readonly ActorRef[],
  { kind, actor }: DoneAct,
): readonly ActorRef[] {
  if (SUBMITS.includes(kind)) return [];
  return DECISIONS.includes(kind) ? withActor(deciders, actor) : deciders;
}

/** Whoever opened, edited or submitted is a maker. */
export function makersAfter(
  makers: readonly ActorRef[],
  { kind, actor, editors = [] }: DoneAct,
): readonly ActorRef[] {
  return MAKES.includes(kind) ? [...editors, actor].reduce(withActor, makers) : makers;
}

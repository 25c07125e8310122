/** Who acts: a person of the unit, of the centre, or the process itself (deadlines, posting). */
export interface ActorRef {
  readonly kind: 'operator' | 'staff' | 'system';
  readonly id: number;
  /** The natural person behind the login (0 for the process): one person with two logins is still one person. */
  readonly person: number;
}

export const SYSTEM_ACTOR: ActorRef = { kind: 'system', id: 0, person: 0 };

/** One person with two logins is still one person. */
export function includesActor(actors: readonly ActorRef[], actor: ActorRef): boolean {
  return actors.some((one) => one.person === actor.person);
}

export function withActor(actors: readonly ActorRef[], actor: ActorRef): readonly ActorRef[] {
  return includesActor(actors, actor) ? actors : [...actors, actor];
}

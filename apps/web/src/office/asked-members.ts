import { plainIdentifierOf } from '#libs/values/identifier';
import { memberWordsOf, type MemberWords } from '#libs/values/member-words';

/** As somebody chooses; what is typed says the way unless another is chosen. */
export const WAYS = ['auto', 'name', 'account', 'id'] as const;

export interface Asked {
  readonly by: (typeof WAYS)[number];
  readonly q: string;
  readonly unit: string;
  readonly status: string;
}

/** The way that is meant: chosen, or read off what was typed. Whoever types a unit’s account means its members. */
export function wayOf({ by, q }: Asked): MemberWords {
  return by === 'auto' ? memberWordsOf(q) : by;
}

/** One unit’s account among the words and another’s in its field: nobody can tell which is meant. */
export function namesTwoUnits(asked: Asked): boolean {
  const unit = asked.unit.trim();
  return (
    wayOf(asked) === 'unit' && unit !== '' && plainIdentifierOf(unit) !== plainIdentifierOf(asked.q)
  );
}

export function bodyOf(asked: Asked) {
  const { q, unit, status } = asked;
  const way = wayOf(asked);
  const rest = { status: status || undefined };
  return way === 'unit'
    ? { ...rest, by: 'account' as const, q: '', unit: plainIdentifierOf(q) }
    : { ...rest, by: way, q, unit: unit || undefined };
}

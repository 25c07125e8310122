import type { Fen } from '#libs/fund/money';

/** A member who pays in a month, by what he pays of all three sides together. */
export interface PayingMember {
  readonly accountId: number;
  readonly fen: Fen;
}

export interface PeopleAndSum {
  readonly people: number;
  readonly fen: Fen;
}

/** The row of an assessment (domain 4): last + increase − decrease = this, in people and in money. */
export interface AssessmentRecord {
  readonly last: PeopleAndSum;
  readonly increase: PeopleAndSum;
  readonly decrease: PeopleAndSum;
  readonly now: PeopleAndSum;
}

/**
 * Two months' snapshots compared: who came counts whole in the increase, who left whole in the decrease, who stayed by the
 * sign of his change; people move by those who came and left only. The reference of what sets compute in the database.
 */
export function recordOf(
  last: readonly PayingMember[],
  now: readonly PayingMember[],
): AssessmentRecord {
  const before = new Map(last.map(({ accountId, fen }) => [accountId, fen]));
  const after = new Map(now.map(({ accountId, fen }) => [accountId, fen]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].map(
    (id) => (after.get(id) ?? 0) - (before.get(id) ?? 0),
  );
  const came = now.filter(({ accountId }) => !before.has(accountId)).length;
  const left = last.filter(({ accountId }) => !after.has(accountId)).length;
  return {
    last: { people: last.length, fen: sumOf([...before.values()]) },
    increase: { people: came, fen: sumOf(changes.filter((fen) => fen > 0)) },
    decrease: { people: left, fen: sumOf(changes.filter((fen) => fen < 0).map(Math.abs)) },
    now: { people: now.length, fen: sumOf([...after.values()]) },
  };
}

function sumOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, fen) => total + fen, 0);
}

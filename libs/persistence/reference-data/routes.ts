import type { RouteDefinition } from '#libs/submission/route';

export interface RouteSeed {
  readonly business: string;
  readonly definition: RouteDefinition;
  readonly validFrom: string;
}

/** Approval routes the hall opens with; the centre replaces them by later rows. No level = no approval. */
export const ROUTES: readonly RouteSeed[] = [
  {
    business: 'base-adjustment',
    definition: {
      levels: [
        { role: 'first-reviewer', dueDays: 3 },
        { role: 'second-reviewer', dueDays: 2, when: { peopleOver: 1_000, riseOverPercent: 20 } },
      ],
    },
    validFrom: '2026-01-01',
  },
  {
    business: 'unit-info-change',
    definition: { levels: [{ role: 'first-reviewer', dueDays: 3 }] },
    validFrom: '2026-01-01',
  },
  { business: 'member-info-change', definition: { levels: [] }, validFrom: '2026-01-01' },
];

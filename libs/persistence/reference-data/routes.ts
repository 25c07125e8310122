import type { RouteDefinition } from '#libs/case/route';

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
  { business: 'enrolment', definition: { levels: [] }, validFrom: '2026-01-01' },
  { business: 'member-info-change', definition: { levels: [] }, validFrom: '2026-01-01' },
  {
    business: 'identity-correction',
    definition: { levels: [{ role: 'first-reviewer', dueDays: 3 }] },
    validFrom: '2026-01-01',
  },
  {
    business: 'unseal',
    definition: { levels: [], papers: ['status-change-proof'] },
    validFrom: '2026-01-01',
  },
  {
    business: 'seal',
    definition: {
      levels: [],
      papers: ['status-change-proof'],
      papersFor: { reason: { '02': ['retirement-proof'], '06': ['death-proof'] } },
    },
    validFrom: '2026-01-01',
  },
  { business: 'intra-city-transfer', definition: { levels: [] }, validFrom: '2026-01-01' },
  {
    business: 'transfer-request',
    definition: {
      levels: [
        { role: 'holder', dueDays: 10 },
        { role: 'first-reviewer', dueDays: 3 },
      ],
    },
    validFrom: '2026-01-01',
  },
  {
    business: 'supplementary-contribution',
    definition: {
      levels: [
        { role: 'first-reviewer', dueDays: 3 },
        { role: 'second-reviewer', dueDays: 2, when: { monthsBackOver: 12 } },
      ],
    },
    validFrom: '2026-01-01',
  },
  { business: 'remittance', definition: { levels: [] }, validFrom: '2026-01-01' },
];

import type { ApprovalLevel, StaffRole } from '#libs/submission/plan';

/** An approval route as the centre keeps it: each level with the thresholds that call for it. */
export interface RouteDefinition {
  readonly levels: readonly RouteLevel[];
  /** Papers every case of the business must bring, beside those its fields demand. */
  readonly papers?: readonly string[];
}

export interface RouteLevel {
  readonly role: StaffRole;
  readonly dueDays: number;
  /** Absent: always. Otherwise the level is walked when any of the thresholds is passed. */
  readonly when?: {
    readonly peopleOver?: number;
    /** The monthly total rises by more than this percentage. */
    readonly riseOverPercent?: number;
  };
}

/** What a case weighs, measured at submit. */
export interface CaseWeight {
  readonly people: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** The levels any of the weights calls for; no level at all means the case passes by itself. */
export function levelsFor(route: RouteDefinition, weights: readonly CaseWeight[]): ApprovalLevel[] {
  return route.levels
    .filter((level) => weights.some((weight) => calledFor(level, weight)))
    .map((level) => ({ role: level.role, dueDays: level.dueDays }));
}

function calledFor(level: RouteLevel, weight: CaseWeight): boolean {
  if (level.when === undefined) return true;
  const { peopleOver, riseOverPercent } = level.when;
  if (peopleOver !== undefined && weight.people > peopleOver) return true;
  if (riseOverPercent === undefined) return false;
  // In integers: after − before > before × percent / 100.
  return (weight.afterFen - weight.beforeFen) * 100 > weight.beforeFen * riseOverPercent;
}

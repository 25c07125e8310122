import type { Refusal } from '#libs/case/refusal';
import type { ApprovalLevel, LevelRole } from '#libs/case/plan';

/** An approval route as the centre keeps it: each level with the thresholds that call for it. */
export interface RouteDefinition {
  readonly levels: readonly RouteLevel[];
  /** Papers every case of the business must bring, beside those its fields demand. */
  readonly papers?: readonly string[];
  /** Papers that codes typed in the rows of a register demand: column key → code → papers. */
  readonly papersFor?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface RouteLevel {
  readonly role: LevelRole;
  readonly dueDays: number;
  /** Absent: always. Otherwise the level is walked when any of the thresholds is passed. */
  readonly when?: {
    readonly peopleOver?: number;
    /** The monthly total rises by more than this percentage. */
    readonly riseOverPercent?: number;
    /** The earliest month lies more than so many months before the present one. */
    readonly monthsBackOver?: number;
  };
}

/** What a case weighs, measured at submit. */
export interface CaseWeight {
  readonly people: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  /** How many months its earliest one lies before the present one; absent where it is about months to come. */
  readonly monthsBack?: number;
}

/** A level that is walked, and what calls for it. */
export interface CalledLevel extends ApprovalLevel {
  /** Null for a level that is walked always. */
  readonly cause: Refusal | null;
  /** Only together with what was posted just before does the case pass the threshold. */
  readonly together: boolean;
}

/** The levels any of the weights calls for; no level at all means the case passes by itself. */
export function levelsFor(route: RouteDefinition, weights: readonly CaseWeight[]): ApprovalLevel[] {
  return causesOf(route, weights).map(({ role, dueDays }) => ({ role, dueDays }));
}

/** The same levels with their causes; the first weight is the case by itself. */
export function causesOf(route: RouteDefinition, weights: readonly CaseWeight[]): CalledLevel[] {
  return route.levels.flatMap((level): CalledLevel[] => {
    const { role, dueDays, when } = level;
    if (when === undefined) return [{ role, dueDays, cause: null, together: false }];
    const causes = weights.map((weight) => causeOf(when, weight));
    const at = causes.findIndex((cause) => cause !== null);
    return at < 0 ? [] : [{ role, dueDays, cause: causes[at] ?? null, together: at > 0 }];
  });
}

function causeOf(
  { peopleOver, riseOverPercent, monthsBackOver }: NonNullable<RouteLevel['when']>,
  { people, beforeFen, afterFen, monthsBack = 0 }: CaseWeight,
): Refusal | null {
  if (peopleOver !== undefined && people > peopleOver)
    return { code: 'LEVEL_BY_PEOPLE', details: { people, limit: peopleOver } };
  if (monthsBackOver !== undefined && monthsBack > monthsBackOver)
    return { code: 'LEVEL_BY_MONTHS_BACK', details: { limit: monthsBackOver } };
  if (riseOverPercent === undefined) return null;
  // In integers: after − before > before × percent / 100.
  if ((afterFen - beforeFen) * 100 <= beforeFen * riseOverPercent) return null;
  return { code: 'LEVEL_BY_RISE', details: { limit: riseOverPercent } };
}

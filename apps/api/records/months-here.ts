import { NORMAL } from '#libs/fund/account-status';
import {
  accountIn,
  rowIn,
  type AccountLines,
  type Line,
  type Standing,
  type UnitInMonth,
} from '#libs/fund/account-lines';
import type { Ratios } from '#libs/fund/contribution';
import { nextToAssess } from '#libs/fund/due-month';
import type { Fen } from '#libs/fund/money';
import { addMonths, type FundMonth } from '#libs/fund/month';

/** A month of an account in one unit. */
export interface MonthHere {
  readonly month: FundMonth;
  /** After the unit's next month to assess: posted, and still to come. */
  readonly later: boolean;
  readonly status: string;
  readonly baseFen: Fen;
  readonly ratios: Ratios;
  /** Zero where he does not pay. */
  readonly unitFen: Fen;
  readonly personalFen: Fen;
  readonly fiscalFen: Fen;
  readonly monthlyFen: Fen;
}

interface MonthsAsked {
  readonly lines: AccountLines;
  readonly unitLine: Line<UnitInMonth>;
  readonly unit: {
    readonly id: number;
    readonly firstMonth: FundMonth;
    readonly lastAssessedMonth: FundMonth | null;
  };
  /** The last month anything begins to hold in; null for none. */
  readonly lastPosted: FundMonth | null;
}

/** The months in which the account belonged to the unit, newest first; other units' are theirs to show. */
export function monthsHere({ lines, unitLine, unit, lastPosted }: MonthsAsked): MonthHere[] {
  const next = nextToAssess(unit);
  const first = lines.standing[0]?.fromMonth;
  if (first === undefined) return [];
  const unitIn = (_: number, month: FundMonth): UnitInMonth =>
    (rowIn(unitLine, month) ?? unitLine[0])?.value ?? NO_UNIT;
  const months: MonthHere[] = [];
  const last = lastPosted !== null && lastPosted > next ? lastPosted : next;
  for (let month = last; month >= first; month = addMonths(month, -1)) {
    const found = accountIn(lines, unitIn, month);
    if (found === null || found.unitId !== unit.id) continue;
    const { status, baseFen, ratios, contribution } = found;
    const { unitFen, personalFen, fiscalFen } = status === NORMAL ? contribution : NOTHING;
    const monthlyFen = unitFen + personalFen + fiscalFen;
    const amounts = { unitFen, personalFen, fiscalFen, monthlyFen };
    months.push({ month, later: month > next, status, baseFen, ratios, ...amounts });
  }
  return months;
}

const NOTHING = { unitFen: 0, personalFen: 0, fiscalFen: 0 };
const NO_UNIT: UnitInMonth = {
  ratios: { unitBp: 0, personalBp: 0, fiscalBp: 0 },
  rounding: 'half-up-fen',
};

/** From when on, and until when, an account is a unit's; the last month is null while it still is. */
export function spanHere(
  standing: Line<Standing>,
  unitId: number,
): { readonly fromMonth: FundMonth; readonly throughMonth: FundMonth | null } {
  const first = standing.find(({ value }) => value.unitId === unitId);
  const lastAt = standing.findLastIndex(({ value }) => value.unitId === unitId);
  const after = standing[lastAt + 1];
  return {
    fromMonth: first?.fromMonth ?? '',
    throughMonth: after === undefined ? null : addMonths(after.fromMonth, -1),
  };
}

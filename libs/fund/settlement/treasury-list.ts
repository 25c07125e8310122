import { RuleViolation } from '#libs/fund/rule-violation';
import { formatYuan } from '#libs/fund/money';

/** What the treasury pays for a unit, as its list has it. */
export interface ListedUnit {
  readonly unitAccountNo: string;
  readonly fen: bigint;
}

/** As many units as one payment of a city's treasury is for. */
export const LIST_LINES_MAX = 500;

/**
 * A list splits a payment when every line is an amount of one unit, none stands twice, and they come to the payment.
 * @throws RuleViolation LIST_…
 */
export function requireList(lines: readonly ListedUnit[], paidFen: bigint): void {
  if (lines.length === 0) throw new RuleViolation('LIST_EMPTY');
  if (lines.length > LIST_LINES_MAX)
    throw new RuleViolation('LIST_TOO_LONG', { max: LIST_LINES_MAX });
  const seen = new Set<string>();
  for (const [at, { unitAccountNo, fen }] of lines.entries()) {
    if (fen <= 0n) throw new RuleViolation('LIST_OF_NOTHING', { line: at + 1 });
    if (seen.has(unitAccountNo))
      throw new RuleViolation('LIST_UNIT_TWICE', { line: at + 1, no: unitAccountNo });
    seen.add(unitAccountNo);
  }
  const sum = lines.reduce((total, { fen }) => total + fen, 0n);
  if (sum !== paidFen)
    throw new RuleViolation('LIST_SUM_DIFFERS', {
      list: formatYuan(Number(sum)),
      paid: formatYuan(Number(paidFen)),
    });
}

/** An open month as the treasury's money meets it. */
export interface FiscalMonth {
  readonly businessNo: string;
  readonly fiscalOpenFen: bigint;
  /** The unit's part, where the treasury pays it too; nothing otherwise. */
  readonly unitOpenFen: bigint;
}

export interface FiscalSplit {
  readonly parts: readonly {
    readonly businessNo: string;
    readonly source: 'treasury' | 'unit';
    readonly fen: bigint;
  }[];
  /** What no month waits for: it stays the treasury's. */
  readonly restFen: bigint;
}

/** A unit's line over its months, oldest first, and in a month the fiscal part first (domain 14). */
export function splitLine(months: readonly FiscalMonth[], fen: bigint): FiscalSplit {
  let restFen = fen;
  const parts: { businessNo: string; source: 'treasury' | 'unit'; fen: bigint }[] = [];
  for (const { businessNo, fiscalOpenFen, unitOpenFen } of months)
    for (const [source, openFen] of [
      ['treasury', fiscalOpenFen],
      ['unit', unitOpenFen],
    ] as const) {
      const part = restFen < openFen ? restFen : openFen;
      if (part <= 0n) continue;
      parts.push({ businessNo, source, fen: part });
      restFen -= part;
    }
  return { parts, restFen };
}

/** The unit's parts less so much, which went elsewhere before they could gather: the newest give way first. */
export function lessOfUnits(parts: FiscalSplit['parts'], fen: bigint): FiscalSplit['parts'] {
  let leftFen = fen;
  const kept = [...parts].reverse().map((part) => {
    const less = part.source === 'unit' ? (leftFen < part.fen ? leftFen : part.fen) : 0n;
    leftFen -= less;
    return { ...part, fen: part.fen - less };
  });
  return kept.reverse().filter((part) => part.fen > 0n);
}

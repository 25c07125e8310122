import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import {
  KEPT_SUMS,
  SUMMED,
  totalsRead,
  type RegisterTotals,
  type SumsRead,
} from '#libs/persistence/registers/register-totals';
import { isFinal, STAGES, type Stage } from '#libs/case/stage';

const OPEN_STAGES = (Object.keys(STAGES) as Stage[]).filter((stage) => !isFinal(stage));
/** A register holds up to 100,000 rows: so many are summed in one statement. */
const REGISTERS_PER_STEP = 20;

export interface WrongHead {
  readonly businessNo: string;
  readonly kept: RegisterTotals;
  readonly derived: RegisterTotals;
}

/** Open registers of these businesses whose kept sums are not those of their rows. */
export async function wrongHeads(
  manager: EntityManager,
  businesses: readonly string[],
): Promise<WrongHead[]> {
  const found: WrongHead[] = [];
  for (let after = ''; ;) {
    const page: { businessNo: string }[] = await manager.query(
      `SELECT business_no AS businessNo FROM submission
        WHERE stage IN (?) AND business IN (?) AND business_no > ? ORDER BY business_no LIMIT ?`,
      [OPEN_STAGES, businesses, after, REGISTERS_PER_STEP],
    );
    const last = page.at(-1);
    if (last === undefined) return found;
    after = last.businessNo;
    const numbers = page.map(({ businessNo }) => businessNo);
    const heads = await headsOf(manager, numbers);
    found.push(...heads.filter(({ kept, derived }) => !isDeepStrictEqual(kept, derived)));
  }
}

type SumsOf = SumsRead & { readonly source: 'head' | 'rows'; readonly businessNo: string };

/** Heads and rows in one statement: an edit between two would look like a difference. */
async function headsOf(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<WrongHead[]> {
  const sums: SumsOf[] = await manager.query(
    `SELECT 'head' AS source, s.business_no AS businessNo, ${KEPT_SUMS} FROM submission s WHERE s.business_no IN (?)
     UNION ALL
     SELECT 'rows', r.business_no, ${SUMMED} FROM register_row r WHERE r.business_no IN (?) GROUP BY r.business_no`,
    [businessNos, businessNos],
  );
  const ofRows = new Map(
    sums.filter(({ source }) => source === 'rows').map((one) => [one.businessNo, one]),
  );
  return sums
    .filter(({ source }) => source === 'head')
    .map((head) => ({
      businessNo: head.businessNo,
      kept: totalsRead(head),
      derived: totalsRead(ofRows.get(head.businessNo)),
    }));
}

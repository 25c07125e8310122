import { openBooks } from '#libs/persistence/ledger/opening';
import {
  caseInStage,
  claimAndDecide,
  command,
  startCaseHall,
  type CaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

export interface Member {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
}

/** A hall with its books open, and a unit that has paid through October 2026 with people who rest and people who pay. */
export interface SupplementHall extends CaseHall {
  readonly operator: HallClient;
  /** Resting since before July 2026. */
  readonly resting: readonly Member[];
  readonly paying: readonly Member[];
  /** What is kept of the unit's months. */
  marks(): Promise<{ unitId: number; assessed: string; paid: string }>;
  /** Approved by the centre, and waiting for its money. */
  approved(businessNo: string): Promise<void>;
}

export const FULL = { supplementReason: '01', supplementKind: '01' };

export function memberAt(of: readonly Member[], at = 0): Member {
  const found = of[at];
  if (found === undefined) throw new Error('the unit has too few members');
  return found;
}

export async function startSupplementHall(): Promise<SupplementHall> {
  const world = await startCaseHall();
  const { dataSource } = world.hall;
  await openBooks(dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
  const [unit] = await dataSource.query<{ id: number; accountNo: string }[]>(
    `SELECT u.id, u.account_no AS accountNo FROM unit u JOIN personal_account a ON a.unit_id = u.id AND a.status = '02'
      WHERE u.status = '01' AND u.branch_code = '01' AND u.paid_through_month = '202610' AND u.last_assessed_month = '202610'
        AND u.fiscal_ratio_bp = 0 AND u.first_month <= '202507' AND a.paid_through_month < '202607'
      GROUP BY u.id, u.account_no HAVING COUNT(*) > 1 ORDER BY u.id LIMIT 1`,
  );
  if (unit === undefined) throw new Error('no unit with people who rest');
  const members = async (where: string): Promise<Member[]> => {
    const rows = await dataSource.query<Member[]>(
      `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen
         FROM personal_account a JOIN member m ON m.id = a.member_id
        WHERE a.unit_id = ? AND a.base_fen BETWEEN 400000 AND 1000000 AND ${where} ORDER BY a.id LIMIT 10`,
      [unit.id],
    );
    return rows.map((row) => ({ ...row, baseFen: Number(row.baseFen) }));
  };
  const operator = await world.hall.operator(unit.accountNo);
  return {
    ...world,
    operator,
    resting: await members("a.status = '02' AND a.paid_through_month < '202607'"),
    paying: await members(
      "a.status = '01' AND a.later_month IS NULL AND a.opened_on < '2025-06-01'",
    ),
    marks: async () => {
      const [row] = await dataSource.query<{ assessed: string; paid: string }[]>(
        'SELECT last_assessed_month AS assessed, paid_through_month AS paid FROM unit WHERE id = ?',
        [unit.id],
      );
      return { unitId: unit.id, assessed: row?.assessed ?? '', paid: row?.paid ?? '' };
    },
    approved: async (businessNo) => {
      const submitted = await command(operator, businessNo, 'submit');
      if (submitted.state !== 'done') throw new Error(JSON.stringify(submitted));
      await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve');
      await caseInStage(operator, businessNo, 'collecting');
    },
  };
}

import type { EntityManager } from 'typeorm';

/** A register summed up: monthly totals of the chosen rows, before and after, in fen. */
export interface RegisterTotals {
  readonly rows: number;
  readonly chosen: number;
  /** Rows with a finding, and those of them that are chosen. */
  readonly findings: number;
  readonly chosenFindings: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

const BEFORE = 'unit_before_fen + personal_before_fen + fiscal_before_fen';
const AFTER = 'unit_after_fen + personal_after_fen + fiscal_after_fen';

export async function registerTotals(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterTotals> {
  const [sums]: Record<string, string | null>[] = await manager.query(
    `SELECT COUNT(*) AS \`rows\`, SUM(chosen) AS chosen, SUM(finding_code IS NOT NULL) AS findings,
            SUM(chosen AND finding_code IS NOT NULL) AS chosenFindings,
            SUM(IF(chosen, ${BEFORE}, 0)) AS beforeFen, SUM(IF(chosen, ${AFTER}, 0)) AS afterFen
       FROM register_row WHERE business_no = ?`,
    [businessNo],
  );
  const wholeOf = (name: keyof RegisterTotals) => {
    const value = Number(sums?.[name] ?? 0);
    if (!Number.isSafeInteger(value))
      throw new RangeError('a sum of the register leaves the safe integers');
    return value;
  };
  return {
    rows: wholeOf('rows'),
    chosen: wholeOf('chosen'),
    findings: wholeOf('findings'),
    chosenFindings: wholeOf('chosenFindings'),
    beforeFen: wholeOf('beforeFen'),
    afterFen: wholeOf('afterFen'),
  };
}

/** What every edit of a register answers. */
export interface RegisterHead {
  readonly draftVersion: number;
  readonly totals: RegisterTotals;
}

/** Ends an edit: sums the rows into the head and raises the draft's version. */
export async function closeEdit(manager: EntityManager, businessNo: string): Promise<RegisterHead> {
  const totals = await registerTotals(manager, businessNo);
  await keepTotals(manager, businessNo, totals);
  await manager.query(
    'UPDATE submission SET draft_version = draft_version + 1 WHERE business_no = ?',
    [businessNo],
  );
  const [row]: { draftVersion: number }[] = await manager.query(
    'SELECT draft_version AS draftVersion FROM submission WHERE business_no = ?',
    [businessNo],
  );
  return { draftVersion: row?.draftVersion ?? 0, totals };
}

/** The head's sums, for lists that do not read the rows. */
export async function keepTotals(
  manager: EntityManager,
  businessNo: string,
  totals: RegisterTotals,
): Promise<void> {
  await manager.query(
    'UPDATE submission SET people = ?, before_fen = ?, after_fen = ? WHERE business_no = ?',
    [totals.chosen, totals.beforeFen, totals.afterFen, businessNo],
  );
}

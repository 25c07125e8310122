import type { EntityManager } from 'typeorm';
import { mergedList } from '#libs/persistence/tasks/merged-list';

/** What set a line of an account from a month on; the case only where it is one of this unit. */
export interface PostedTerm {
  readonly fromMonth: string;
  readonly what: 'base' | 'status' | 'own-ratios' | 'unit-ratios';
  readonly businessNo: string | null;
  readonly business: string | null;
}

/** Oldest first. */
export function postedTerms(
  manager: EntityManager,
  accountId: number,
  unitId: number,
): Promise<PostedTerm[]> {
  return manager.query(
    `SELECT t.fromMonth, t.what, s.business_no AS businessNo, s.business
       FROM (SELECT from_month AS fromMonth, 'base' AS what, business_no FROM base_term WHERE account_id = ?
             UNION ALL
             SELECT from_month, 'status', business_no FROM status_term WHERE account_id = ? AND unit_id = ?
             UNION ALL
             SELECT from_month, 'own-ratios', business_no FROM own_ratio_term WHERE account_id = ?
             UNION ALL
             SELECT from_month, 'unit-ratios', business_no FROM unit_term WHERE unit_id = ?) t
       LEFT JOIN submission s ON s.business_no = t.business_no AND s.unit_id = ?
      ORDER BY t.fromMonth, t.what`,
    [accountId, accountId, unitId, accountId, unitId, unitId],
  );
}

/** What stands on an account beside its months, and which unit has it now. */
export interface AccountHead {
  readonly accountId: number;
  readonly memberId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly unitId: number;
  readonly openedOn: string;
  readonly balanceFen: number;
}

/** Of an account that was found before. */
export async function accountHead(
  manager: EntityManager,
  accountId: number,
): Promise<AccountHead | null> {
  const [row]: (AccountHead & { balanceFen: string })[] = await manager.query(
    `SELECT a.id AS accountId, a.member_id AS memberId, a.account_no AS accountNo, m.name, m.id_type AS idType,
            m.id_number AS idNumber, a.unit_id AS unitId, DATE_FORMAT(a.opened_on, '%Y-%m-%d') AS openedOn,
            a.balance_fen AS balanceFen
       FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.id = ?`,
    [accountId],
  );
  return row === undefined ? null : { ...row, balanceFen: Number(row.balanceFen) };
}

export interface MemberCase {
  readonly businessNo: string;
  readonly business: string;
  readonly summary: string;
  readonly summaryEn: string;
  readonly stage: string;
  readonly effectiveMonth: string | null;
  readonly openedAt: Date;
  readonly submittedAt: Date | null;
  readonly finishedAt: Date | null;
}

interface CasesPage {
  readonly unitId: number;
  /** Only those that were submitted: a draft is its unit's own. */
  readonly submitted?: boolean | undefined;
  readonly accountId: number;
  readonly memberId: number;
  /** Number of the last case before; newest first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The unit's cases that are about the member, have him in their register, or changed his status. */
export async function casesOfMember(
  manager: EntityManager,
  { unitId, accountId, memberId, submitted = false, after, limit }: CasesPage,
): Promise<MemberCase[]> {
  const keyed = [
    after === undefined ? '' : 'AND s.business_no < ?',
    submitted ? 'AND s.submitted_at IS NOT NULL' : '',
  ].join(' ');
  const given = after === undefined ? [] : [after];
  const part = (from: string, values: readonly unknown[]) => ({
    sql: `SELECT s.business_no FROM ${from} AND s.unit_id = ? AND s.stage <> 'unopened' ${keyed}`,
    values: [...values, unitId, ...given],
  });
  const parts = [
    part('submission s WHERE s.member_id = ?', [memberId]),
    part(
      'register_row r JOIN submission s ON s.business_no = r.business_no WHERE r.account_id = ?',
      [accountId],
    ),
    part(
      'status_change c JOIN submission s ON s.business_no = c.business_no WHERE c.account_id = ?',
      [accountId],
    ),
  ];
  const keys = ['business_no'];
  const found = await mergedList<{ business_no: string }>(manager, {
    parts,
    keys,
    order: 'DESC',
    limit,
  });
  if (found.length === 0) return [];
  return manager.query(
    `SELECT s.business_no AS businessNo, s.business, s.summary, s.summary_en AS summaryEn, s.stage,
            s.effective_month AS effectiveMonth, s.opened_at AS openedAt, s.submitted_at AS submittedAt,
            s.finished_at AS finishedAt
       FROM submission s WHERE s.business_no IN (?) ORDER BY s.business_no DESC`,
    [found.map((row) => row.business_no)],
  );
}

export interface PapersOfCase {
  readonly businessNo: string;
  readonly paper: string;
  readonly pages: number;
}

export async function papersOfCases(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<PapersOfCase[]> {
  if (businessNos.length === 0) return [];
  const rows: (PapersOfCase & { pages: string })[] = await manager.query(
    `SELECT business_no AS businessNo, paper, SUM(pages) AS pages FROM scan
      WHERE business_no IN (?) AND deleted_at IS NULL GROUP BY business_no, paper ORDER BY business_no, paper`,
    [businessNos],
  );
  return rows.map((row) => ({ ...row, pages: Number(row.pages) }));
}

import type { EntityManager } from 'typeorm';
import {
  inOrderOf,
  type CentreHistoryPage,
  type HistoryPage,
} from '#libs/persistence/records/change-queries';
import { newestFirst } from '#libs/persistence/records/newest-first';
import type { StatusChangeKind } from '#libs/persistence/records/status-history';

/** A posted change of an account's status (manual 10.2). */
export interface StatusChangeRecord {
  readonly id: string;
  readonly at: Date;
  readonly accountNo: string;
  readonly name: string;
  readonly kind: StatusChangeKind;
  readonly reason: string;
  readonly fromMonth: string;
  /** Null, and the operator empty, for what the former system did. */
  readonly businessNo: string | null;
  readonly operatorName: string;
  /** The unit it was made in. */
  readonly unitAccountNo: string;
  readonly unitName: string;
}

export interface StatusPage extends HistoryPage {
  readonly unitId: number;
  readonly accountId?: number | undefined;
  readonly kind?: StatusChangeKind | undefined;
}

export async function statusChanges(
  manager: EntityManager,
  { unitId, accountId, kind, ...page }: StatusPage,
): Promise<StatusChangeRecord[]> {
  const of = {
    unit_id: unitId,
    ...(accountId === undefined ? {} : { account_id: accountId }),
    ...(kind === undefined ? {} : { kind }),
  };
  return read(manager, await newestFirst(manager, { table: 'status_change', of, ...page }));
}

/** The same of whichever unit (10.2, at the centre). */
export async function statusesAtCentre(
  manager: EntityManager,
  { unitId, accountId, kind, ...page }: Omit<StatusPage, 'unitId'> & CentreHistoryPage,
): Promise<StatusChangeRecord[]> {
  const of = {
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    ...(accountId === undefined ? {} : { account_id: accountId }),
    ...(kind === undefined ? {} : { kind }),
  };
  return read(manager, await newestFirst(manager, { table: 'status_change', of, ...page }));
}

async function read(manager: EntityManager, ids: readonly string[]): Promise<StatusChangeRecord[]> {
  if (ids.length === 0) return [];
  const rows: StatusChangeRecord[] = await manager.query(
    `SELECT c.id, c.posted_at AS at, a.account_no AS accountNo, m.name, c.kind, c.reason, c.from_month AS fromMonth,
            c.business_no AS businessNo, COALESCE(o.name, '') AS operatorName, u.account_no AS unitAccountNo, u.name AS unitName
       FROM status_change c JOIN personal_account a ON a.id = c.account_id JOIN member m ON m.id = a.member_id
       JOIN unit u ON u.id = c.unit_id
       LEFT JOIN submission s ON s.business_no = c.business_no
       LEFT JOIN unit_operator o ON o.id = s.initiator_id
      WHERE c.id IN (?)`,
    [ids],
  );
  return inOrderOf(ids, rows);
}

import type { DataSource } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';

export interface BenchDraft {
  readonly businessNo: string;
  readonly business: string;
  readonly unitId: number;
  /** Null where rows decide their own. */
  readonly month: string | null;
}

/** A draft of a unit, as opening one would write it. */
export async function insertDraft(
  dataSource: DataSource,
  { businessNo, business, unitId, month }: BenchDraft,
): Promise<void> {
  const head = {
    business_no: businessNo,
    business,
    unit_id: unitId,
    branch_code: '01',
    initiator_id: 1,
    stage: 'draft',
    seq: 1,
    state: '{}',
    form: '{}',
    form_version: 1,
    rules_version: 1,
    effective_month: month,
    opened_at: new Date(),
  };
  await insertRows(dataSource.manager, 'submission', Object.keys(head), [Object.values(head)]);
}

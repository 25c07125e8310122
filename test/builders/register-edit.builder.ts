import type { DataSource, EntityManager } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { registerCase } from '#libs/persistence/registers/register-case';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { addRow, type RowEdited } from '#libs/persistence/registers/register-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { REGISTER_EDITOR, REGISTER_NOW } from '#test/builders/register.builder';

/** An edit at whatever version the draft has. */
export async function editRegister<T>(
  dataSource: DataSource,
  businessNo: string,
  work: (manager: EntityManager, edit: DraftEdit) => Promise<T>,
): Promise<T> {
  const { draftVersion } = await registerCase(dataSource.manager, businessNo);
  const edit = { businessNo, draftVersion, editor: REGISTER_EDITOR, now: REGISTER_NOW };
  return inTransaction(dataSource, (manager) => work(manager, edit));
}

export async function addToRegister(
  dataSource: DataSource,
  businessNo: string,
  accountNo: string,
  baseAfterFen: number,
): Promise<RowEdited> {
  return editRegister(dataSource, businessNo, (manager, edit) =>
    addRow(manager, baseAdjustment, edit, { accountNo, typed: { baseAfterFen } }),
  );
}

/** Rechecked and in posting, as approval leaves it. */
export async function submitRegister(
  dataSource: DataSource,
  businessNo: string,
  rule: RegisterRule = baseAdjustment,
): Promise<void> {
  await inTransaction(dataSource, (manager) =>
    recheckRegister(manager, rule, businessNo, REGISTER_NOW),
  );
  await dataSource.query("UPDATE submission SET stage = 'posting' WHERE business_no = ?", [
    businessNo,
  ]);
  await dataSource.query(
    `INSERT INTO submission_event (business_no, seq, kind, stage, actor_kind, actor_id, request_id, at, event,
            previous_hash, hash) VALUES (?, 2, 'submit', 'posting', 'operator', 1, '', ?, '{}', '', '')`,
    [businessNo, REGISTER_NOW],
  );
}

import type { DataSource } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { addRow } from '#libs/persistence/registers/register-store';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { inTransaction } from '#libs/persistence/database/transaction';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import type { TypedValues } from '#libs/case/register';
import { editRegister } from '#test/builders/register-edit.builder';
import {
  REGISTER_MONTH,
  REGISTER_NOW,
  registerDraft,
  type RegisterUnit,
} from '#test/builders/register.builder';

export interface RegisterToPost {
  readonly month?: string;
  readonly head?: TypedValues;
  /** What is typed of each account, by its place in the unit. */
  readonly rows: Readonly<Record<number, TypedValues>>;
}

/** Registers of any business entered, submitted and posted without an engine, and what the books say then. */
export function postedRegisters(dataSource: DataSource) {
  const { manager } = dataSource;
  const accountNo = (unit: RegisterUnit, at: number) => unit.accounts[at]?.accountNo ?? '';

  async function draft(
    business: RegisterBusiness,
    unit: RegisterUnit,
    { month = REGISTER_MONTH, head = {}, rows }: RegisterToPost,
  ): Promise<string> {
    const businessNo = await registerDraft(dataSource, unit.unitId, {
      business: business.code,
      effective_month: month,
      form: JSON.stringify({ head }),
    });
    for (const [at, typed] of Object.entries(rows))
      await editRegister(dataSource, businessNo, (m, edit) =>
        addRow(m, business, edit, { accountNo: accountNo(unit, Number(at)), typed }),
      );
    return businessNo;
  }

  return {
    draft,

    async submit(business: RegisterBusiness, businessNo: string): Promise<void> {
      await inTransaction(dataSource, (m) =>
        recheckRegister(m, business, businessNo, REGISTER_NOW),
      );
      await manager.query("UPDATE submission SET stage = 'posting' WHERE business_no = ?", [
        businessNo,
      ]);
      await manager.query(
        `INSERT INTO submission_event (business_no, seq, kind, stage, actor_kind, actor_id, request_id, at, event,
                previous_hash, hash) VALUES (?, 2, 'submit', 'posting', 'operator', 1, '', ?, '{}', '', '')`,
        [businessNo, REGISTER_NOW],
      );
    },

    async post(business: RegisterBusiness, businessNo: string): Promise<void> {
      await inTransaction(dataSource, (m) => postRegister(m, business, businessNo, REGISTER_NOW));
      await manager.query("UPDATE submission SET stage = 'completed' WHERE business_no = ?", [
        businessNo,
      ]);
    },

    async posted(
      business: RegisterBusiness,
      unit: RegisterUnit,
      wanted: RegisterToPost,
    ): Promise<string> {
      const businessNo = await draft(business, unit, wanted);
      await this.submit(business, businessNo);
      await this.post(business, businessNo);
      return businessNo;
    },

    /** An account as a draft of the month in that unit sees it; undefined where it is none of the unit's then. */
    async seenBy(business: RegisterBusiness, unitId: number, number: string, month: string) {
      const change = { business: business.code, effective_month: month };
      const found = await registerCase(manager, await registerDraft(dataSource, unitId, change));
      const context = await contextOfCase(manager, business, found, REGISTER_NOW);
      return (await accountsByNumber(manager, unitId, [number], context)).get(number);
    },

    /** What of these units is not as their terms say. */
    async wrong(...unitIds: number[]) {
      const found = [...(await wrongAccounts(manager, 100)), ...(await wrongTotals(manager))];
      return found.filter(({ unitId }) => unitIds.includes(unitId));
    },
  };
}

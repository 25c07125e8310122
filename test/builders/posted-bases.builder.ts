import type { DataSource } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { inTransaction } from '#libs/persistence/database/transaction';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { addToRegister, submitRegister } from '#test/builders/register-edit.builder';
import { REGISTER_NOW, registerDraft, type RegisterUnit } from '#test/builders/register.builder';

/** Bases posted for some month, and what the books say then. */
export function postedBases(dataSource: DataSource) {
  const { manager } = dataSource;
  const accountNo = (unit: RegisterUnit, at: number) => unit.accounts[at]?.accountNo ?? '';
  const draftFor = (unit: RegisterUnit, month: string): Promise<string> =>
    registerDraft(dataSource, unit.unitId, { effective_month: month });
  return {
    draftFor,

    async postBase(unit: RegisterUnit, at: number, month: string, baseFen: number) {
      const businessNo = await draftFor(unit, month);
      await addToRegister(dataSource, businessNo, accountNo(unit, at), baseFen);
      await submitRegister(dataSource, businessNo);
      await inTransaction(dataSource, (m) =>
        postRegister(m, baseAdjustment, businessNo, REGISTER_NOW),
      );
      const done = "UPDATE submission SET stage = 'completed' WHERE business_no = ?";
      await manager.query(done, [businessNo]);
      return businessNo;
    },

    async kept(unit: RegisterUnit, at: number) {
      const [row]: { base: string; month: string | null }[] = await manager.query(
        'SELECT base_fen AS base, later_month AS month FROM personal_account WHERE id = ?',
        [unit.accounts[at]?.id],
      );
      return { base: Number(row?.base), laterMonth: row?.month };
    },

    /** The state of a month as a draft of that month sees it. */
    async seenBy(unit: RegisterUnit, at: number, month: string) {
      const found = await registerCase(manager, await draftFor(unit, month));
      const { terms } = await contextOfCase(manager, baseAdjustment, found, REGISTER_NOW);
      const numbers = [accountNo(unit, at)];
      const accounts = await accountsByNumber(manager, unit.unitId, numbers, { terms });
      return accounts.get(accountNo(unit, at));
    },

    /** What of the unit is not as its terms say. */
    async wrong(unit: RegisterUnit) {
      const found = [...(await wrongAccounts(manager, 100)), ...(await wrongTotals(manager))];
      return found.filter(({ unitId }) => unitId === unit.unitId);
    },
  };
}

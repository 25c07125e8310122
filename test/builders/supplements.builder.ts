import type { DataSource } from 'typeorm';
import { supplementaryContribution as supplement } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { addRow, type RowEdited } from '#libs/persistence/registers/register-store';
import type { TypedValues } from '#libs/case/register';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import { editRegister } from '#test/builders/register-edit.builder';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';

/** 全额 of a month, or of the first and the last of several. */
export const full = (month: string): TypedValues => ({
  supplementReason: '01',
  supplementKind: '01',
  month,
});

/** 不定额. */
export const free = (month: string, totalTypedFen: number): TypedValues => ({
  supplementReason: '06',
  supplementKind: '03',
  month,
  totalTypedFen,
});

/** Months made good without an engine: entered, and posted as an approval posts them. */
export function supplements(dataSource: DataSource) {
  const units = assessedUnits(dataSource);
  const registers = postedRegisters(dataSource);
  const draft = (unit: RegisterUnit): Promise<string> =>
    registers.draft(supplement, unit, { rows: {} });
  const enter = (
    businessNo: string,
    unit: RegisterUnit,
    typed: TypedValues,
    at = 0,
  ): Promise<RowEdited> =>
    editRegister(dataSource, businessNo, (manager, edit) =>
      addRow(manager, supplement, edit, { accountNo: unit.accounts[at]?.accountNo ?? '', typed }),
    );
  return {
    draft,
    enter,

    /** The first of its people rested in September and October 2026, which the unit has paid without him. */
    async unitWithOneMissed(): Promise<RegisterUnit> {
      const unit = await registerUnit(dataSource, 2);
      await units.setStatus(unit, 0, '202609', '02');
      await units.setStatus(unit, 0, '202611', '01');
      await units.derived(unit);
      return unit;
    },

    async posted(unit: RegisterUnit, typed: TypedValues): Promise<string> {
      const businessNo = await draft(unit);
      await enter(businessNo, unit, typed);
      await registers.submit(supplement, businessNo);
      await registers.post(supplement, businessNo);
      return businessNo;
    },

    rowsOf: (businessNo: string) =>
      units.sql<Record<string, unknown>>(
        `SELECT row_key AS \`key\`, month, finding_code AS finding, unit_before_fen + personal_before_fen AS paid,
                unit_after_fen + personal_after_fen AS after FROM register_row WHERE business_no = ? ORDER BY row_no`,
        [businessNo],
      ),

    async accountOf(unit: RegisterUnit, at: number) {
      const [row] = await units.sql<{ balance: string; paid: string }>(
        'SELECT balance_fen AS balance, paid_through_month AS paid FROM personal_account WHERE id = ?',
        [units.idOf(unit, at)],
      );
      return row;
    },
  };
}

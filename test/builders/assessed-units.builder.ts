import type { DataSource } from 'typeorm';
import { wrongTotals, deriveTotals } from '#libs/persistence/accounts/unit-totals';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { deriveAccounts, wrongAccounts } from '#libs/persistence/terms/projection';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';

export type AssessedUnits = ReturnType<typeof assessedUnits>;

/** Units whose months are about to be assessed, and what the tables say of them. */
export function assessedUnits(dataSource: DataSource) {
  const { manager } = dataSource;
  const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    dataSource.query(text, values);
  const idOf = (unit: RegisterUnit, at: number): number => unit.accounts[at]?.id ?? 0;
  return {
    sql,
    idOf,

    /** A unit whose first month is 202612: nothing assessed, nothing paid. */
    async newUnit(count: number): Promise<RegisterUnit> {
      const unit = await registerUnit(dataSource, count);
      await sql(
        `UPDATE unit SET first_month = '202612', last_assessed_month = NULL, paid_through_month = NULL, status = '02' WHERE id = ?`,
        [unit.unitId],
      );
      return unit;
    },

    /** The same, with ratios part of which the treasury pays. */
    async fiscalUnit(ratiosBp: readonly [number, number, number]): Promise<RegisterUnit> {
      const unit = await this.newUnit(1);
      for (const [table, id] of [
        ['unit_term', 'unit_id'],
        ['unit', 'id'],
      ])
        await sql(
          `UPDATE ${String(table)} SET unit_ratio_bp = ?, personal_ratio_bp = ?, fiscal_ratio_bp = ? WHERE ${String(id)} = ?`,
          [...ratiosBp, unit.unitId],
        );
      await this.derived(unit);
      return unit;
    },

    setBase: (unit: RegisterUnit, at: number, month: string, fen: number) =>
      sql(
        'INSERT INTO base_term (account_id, from_month, base_fen) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE base_fen = VALUES(base_fen)',
        [idOf(unit, at), month, fen],
      ),

    setStatus: (unit: RegisterUnit, at: number, month: string, status: string) =>
      sql('INSERT INTO status_term (account_id, from_month, unit_id, status) VALUES (?, ?, ?, ?)', [
        idOf(unit, at),
        month,
        unit.unitId,
        status,
      ]),

    /** What is kept of the unit's accounts follows terms that a test wrote. */
    async derived({ unitId }: RegisterUnit): Promise<void> {
      await deriveAccounts(manager, unitId);
      await deriveTotals(manager, unitId);
    },

    async recordOf(businessNo: string) {
      const [row] = await sql<Record<string, string | number>>(
        `SELECT last_people, last_fen, increase_people, increase_fen, decrease_people, decrease_fen, people,
                unit_fen + personal_fen + fiscal_fen AS fen FROM assessment WHERE business_no = ?`,
        [businessNo],
      );
      const of = (people: string, fen: string) => [Number(row?.[people]), Number(row?.[fen])];
      return {
        last: of('last_people', 'last_fen'),
        increase: of('increase_people', 'increase_fen'),
        decrease: of('decrease_people', 'decrease_fen'),
        now: of('people', 'fen'),
      };
    },

    async marksOf({ unitId }: RegisterUnit) {
      const [row] = await sql<{ assessed: string | null; paid: string | null; status: string }>(
        'SELECT last_assessed_month AS assessed, paid_through_month AS paid, status FROM unit WHERE id = ?',
        [unitId],
      );
      return row;
    },

    /** Whatever was done, what is kept is what terms and entries say: nothing of this is wrong. */
    async wrong(): Promise<unknown[]> {
      const { difference } = await proveBooks(manager);
      return [
        ...(await wrongAccounts(manager, 10)),
        ...(await wrongTotals(manager)),
        ...(difference === null ? [] : [difference]),
      ];
    },
  };
}

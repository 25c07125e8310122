import type { EntityManager } from 'typeorm';

export interface SampleRow {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
}

/** New bases for everybody of the largest unit: 3 % more, less where the cap would be passed. Generated people only. */
export async function sampleRegister(manager: EntityManager): Promise<SampleRow[]> {
  const rows = await manager.query<(Omit<SampleRow, 'baseFen'> & { baseFen: string })[]>(
    `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber,
            IF(a.base_fen > 2000000, FLOOR(a.base_fen * 0.99), CEIL(a.base_fen * 1.03)) AS baseFen
       FROM personal_account a JOIN member m ON m.id = a.member_id
      WHERE a.unit_id = 1 AND a.status = '01' ORDER BY a.account_no`,
  );
  return rows.map((row) => ({ ...row, baseFen: Number(row.baseFen) }));
}

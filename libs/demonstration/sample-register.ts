import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { termsOf } from '#libs/persistence/terms/terms-store';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

export interface SampleRow {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
}

/** The largest unit of the city. */
const UNIT_ID = 1;

/** New bases for everybody of the largest unit, 3 % more and within cap and floor. Generated people only. */
export async function sampleRegister(manager: EntityManager): Promise<SampleRow[]> {
  const unit = await manager.findOneByOrFail(UnitEntity, { id: UNIT_ID });
  const month = nextToAssess(unit);
  const { capFen, floorFen } = await termsOf(manager, unit, month, await databaseNow(manager));
  const rows = await manager.query<(Omit<SampleRow, 'baseFen'> & { baseFen: string })[]>(
    `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen
       FROM personal_account a JOIN member m ON m.id = a.member_id
      WHERE a.unit_id = ? AND a.status = '01' ORDER BY a.account_no`,
    [UNIT_ID],
  );
  return rows.map((row) => {
    const raised = Math.max(floorFen, Math.ceil(Number(row.baseFen) * 1.03));
    // Nobody's base may stay as it is: at the cap it falls a little instead.
    return { ...row, baseFen: raised <= capFen ? raised : Math.floor(capFen * 0.99) };
  });
}

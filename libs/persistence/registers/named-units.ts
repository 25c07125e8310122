import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import type { NamedUnit } from '#libs/fund/terms';
import type { TypedValues } from '#libs/case/register';

/** What is asked of a head's columns: which of them names a unit, by its account. A Column may. */
export interface HeadColumn {
  readonly key: string;
  readonly names?: 'unit';
}

/** The units a head names, by column key: null where no unit has that account. Nothing where no column names one. */
export async function namedUnits(
  manager: EntityManager,
  headColumns: readonly HeadColumn[],
  head: TypedValues,
  ownUnitId: number,
): Promise<Readonly<Record<string, NamedUnit | null>> | null> {
  const naming = headColumns.filter(({ names }) => names === 'unit');
  if (naming.length === 0) return null;
  const found = naming.map(async ({ key }): Promise<[string, NamedUnit | null]> => [
    key,
    await unitNamed(manager, head[key], ownUnitId),
  ]);
  return Object.fromEntries(await Promise.all(found));
}

type UnitRow = Omit<NamedUnit, 'nextMonth' | 'same'> & {
  readonly firstMonth: string;
  readonly lastAssessedMonth: string | null;
};

async function unitNamed(
  manager: EntityManager,
  accountNo: string | number | undefined,
  ownUnitId: number,
): Promise<NamedUnit | null> {
  if (accountNo === undefined) return null;
  const [row]: UnitRow[] = await manager.query(
    `SELECT id, account_no AS accountNo, name, status, first_month AS firstMonth, last_assessed_month AS lastAssessedMonth
       FROM unit WHERE account_no = ?`,
    [String(accountNo)],
  );
  if (row === undefined) return null;
  const { id, name, status } = row;
  return {
    id,
    accountNo: row.accountNo,
    name,
    status,
    nextMonth: nextToAssess(row),
    same: id === ownUnitId,
  };
}

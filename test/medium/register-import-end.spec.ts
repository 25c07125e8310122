import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findImport } from '#libs/persistence/import-store';
import { endImport, beginImport, importLine, runImport } from '#test/builders/import.builder';
import { registerDraft, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 5);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
});

const manager = () => database.dataSource.manager;
const begin = (file: Buffer) => beginImport(database.dataSource, businessNo, file);
const line = (at: number, base: string) => importLine(unit, at, base);
const linesOf = async (importId: number) =>
  Number(
    (
      await manager().query<{ n: string }[]>(
        'SELECT COUNT(*) AS n FROM register_import_row WHERE import_id = ?',
        [importId],
      )
    )[0]?.n,
  );

describe('an import that ends before it is taken', () => {
  it('leaves no line behind when it is cancelled after its last report', async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    const importId = await begin(file);
    // Cancelled in the moment before its lines are written: nothing is reported after that.
    const { dataSource } = database;
    const slowed = {
      manager: new Proxy(dataSource.manager, {
        get: (target, name, receiver) => {
          if (name !== 'query') return Reflect.get(target, name, receiver) as unknown;
          return async (sql: string, values: unknown[]) => {
            if (sql.startsWith('INSERT INTO register_import_row'))
              await endImport(dataSource, businessNo, importId);
            return target.query(sql, values) as unknown;
          };
        },
      }),
    } as typeof dataSource;
    await runImport(slowed, importId, file);
    expect(await findImport(manager(), importId)).toMatchObject({ state: 'cancelled' });
    expect(await linesOf(importId)).toBe(0);
  });

  it('leaves no line behind when it is refused because its reader went silent', async () => {
    const file = await workbook([line(0, '6000')]);
    const importId = await begin(file);
    await runImport(database.dataSource, importId, file);
    await manager().query(
      "UPDATE register_import SET state = 'reading', heartbeat_at = ? WHERE id = ?",
      [new Date(Date.now() - 120_000), importId],
    );
    await begin(file);
    expect(await findImport(manager(), importId)).toMatchObject({ state: 'refused' });
    expect(await linesOf(importId)).toBe(0);
  });
});

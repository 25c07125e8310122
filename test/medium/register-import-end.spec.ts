import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { applyImport } from '#libs/persistence/imports/import-apply';
import {
  findImport,
  refuseImport,
  refuseSilentImports,
} from '#libs/persistence/imports/import-store';
import { registerCase } from '#libs/persistence/registers/register-case';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { inTransaction } from '#libs/persistence/database/transaction';
import { beginImport, endImport, importLine, runImport } from '#test/builders/import.builder';
import { withClockOff } from '#test/builders/process-clock';
import {
  REGISTER_EDITOR as editor,
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
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

const silent = (importId: number, state: string) =>
  manager().query(
    'UPDATE register_import SET state = ?, heartbeat_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE id = ?',
    [state, importId],
  );
const stateOf = async (importId: number) => (await findImport(manager(), importId))?.state;

/** The manager, with something that happens just before the first statement that begins like that. */
function meeting(happening: () => Promise<unknown>, beginning: string) {
  let isOver = false;
  return new Proxy(manager(), {
    get: (target, name, receiver) => {
      if (name !== 'query') return Reflect.get(target, name, receiver) as unknown;
      return async (sql: string, values: unknown[]) => {
        if (!isOver && sql.trimStart().startsWith(beginning)) {
          isOver = true;
          await happening();
        }
        return target.query(sql, values) as unknown;
      };
    },
  });
}

async function taken(importId: number) {
  const { draftVersion } = await registerCase(manager(), businessNo);
  const choice = {
    importId,
    rows: 'all',
    known: 'replace',
    exceptLines: [],
    hidden: null,
  } as const;
  return inTransaction(database.dataSource, (m) =>
    applyImport(m, baseAdjustment, { businessNo, draftVersion, editor, now }, choice),
  );
}

describe('an import that ends before it is taken', () => {
  it('leaves no line behind when it is cancelled after its last report', async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    const importId = await begin(file);
    // Cancelled in the moment before its lines are written: nothing is reported after that.
    const slowed = {
      manager: meeting(
        () => endImport(database.dataSource, businessNo, importId),
        'INSERT INTO register_import_row',
      ),
    } as typeof database.dataSource;
    await runImport(slowed, importId, file);
    expect(await findImport(manager(), importId)).toMatchObject({ state: 'cancelled' });
    expect(await linesOf(importId)).toBe(0);
  });

  it('leaves no line behind when it is refused because its reader went silent', async () => {
    const file = await workbook([line(0, '6000')]);
    const importId = await begin(file);
    await runImport(database.dataSource, importId, file);
    await silent(importId, 'reading');
    await begin(file);
    expect(await findImport(manager(), importId)).toMatchObject({ state: 'refused' });
    expect(await linesOf(importId)).toBe(0);
  });
});

describe('an import that has been checked', () => {
  const checked = async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    const importId = await begin(file);
    await runImport(database.dataSource, importId, file);
    return { file, importId };
  };

  it('keeps its lines when the sweep that took its reader for gone comes too late', async () => {
    const { importId } = await checked();
    await silent(importId, 'reading');
    const spokenMeanwhile = meeting(() => silent(importId, 'checked'), 'UPDATE register_import');
    await refuseSilentImports(spokenMeanwhile, businessNo);
    expect([await stateOf(importId), await linesOf(importId)]).toEqual(['checked', 2]);
  });

  it('keeps its lines when whoever wanted to refuse it comes too late', async () => {
    const { importId } = await checked();
    await refuseImport(manager(), importId, { code: 'IMPORT_INTERRUPTED' });
    expect([await stateOf(importId), await linesOf(importId)]).toEqual(['checked', 2]);
  });

  it('replaces nothing once a line of it is lost, and what the same file brought stays', async () => {
    const first = await checked();
    await taken(first.importId);
    const again = await checked();
    await manager().query('DELETE FROM register_import_row WHERE import_id = ? LIMIT 1', [
      again.importId,
    ]);
    await expect(taken(again.importId)).rejects.toMatchObject({ code: 'IMPORT_LINES_MISSING' });
    const rows = await registerRows(manager(), { businessNo, limit: 10 });
    expect(rows.map(({ importId }) => importId)).toEqual([first.importId, first.importId]);
  });

  it('is never said of a file of which fewer lines are staged than were counted', async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    const importId = await begin(file);
    const lossy = {
      manager: meeting(
        () => manager().query('DELETE FROM register_import_row WHERE import_id = ?', [importId]),
        'SELECT COUNT(DISTINCT line_no) AS count FROM register_import_row',
      ),
    } as typeof database.dataSource;
    await runImport(lossy, importId, file);
    expect(await stateOf(importId)).toBe('refused');
  });
});

describe('whether a reader is gone', () => {
  it.each([-10, 10])(
    'is told by the database’s clock, with this process’s off by %i minutes',
    async (minutes) => {
      const file = await workbook([line(0, '6000')]);
      await withClockOff(minutes * 60_000, async () => {
        const importId = await begin(file);
        await refuseSilentImports(manager(), businessNo);
        expect(await stateOf(importId)).toBe('waiting');
        await silent(importId, 'reading');
        await refuseSilentImports(manager(), businessNo);
        expect(await stateOf(importId)).toBe('refused');
      });
    },
  );
});

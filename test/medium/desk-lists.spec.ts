import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import type { TaskBox } from '#libs/persistence/tasks/desk-places';
import { countTasks, tasksIn, type TaskFilter } from '#libs/persistence/tasks/desk-queries';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { openTask, taskOfCase } from '#libs/persistence/tasks/task-store';
import { findCase } from '#libs/persistence/cases/case-store';
import { registerDraft, registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const FIRST = 'first-reviewer';
const HERE = { role: FIRST, branchCode: '01' };
const EVERYWHERE = { role: FIRST, branchCode: '*' };

let database: TestDatabase;
let unitId: number;

beforeAll(async () => {
  database = await freshDatabase();
  await insertRows(
    database.dataSource.manager,
    'branch',
    ['code', 'name', 'name_en', 'address', 'phone'],
    ['01', '02'].map((code) => [code, code, code, '', '']),
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.dataSource.query('DELETE FROM task');
  ({ unitId } = await registerUnit(database.dataSource, 1));
});

/** An open task of a case whose monthly total goes from 1,000.00 to `afterFen`. */
async function waiting(change: { afterFen?: number; branchCode?: string; role?: string } = {}) {
  const { afterFen = 100_000, branchCode = '01', role = FIRST } = change;
  const { manager } = database.dataSource;
  const businessNo = await registerDraft(database.dataSource, unitId, {
    stage: 'approval',
    before_fen: 100_000,
    after_fen: afterFen,
    branch_code: branchCode,
  });
  const row = await findCase(manager, businessNo);
  if (row === null) throw new Error('no case');
  const expected = { round: 1, level: 0, role: role as 'first-reviewer', dueAt: null };
  await openTask(manager, taskOfCase(row, expected), new Date());
  return businessNo;
}

async function listed(
  filter: Partial<TaskFilter> = {},
  grants = [HERE],
  box: TaskBox = 'open',
): Promise<string[]> {
  const staff = { id: 7, grants };
  const rows = await tasksIn(database.dataSource.manager, box, staff, { limit: 50, ...filter });
  return rows.map((row) => row.businessNo);
}
const counted = (grants: (typeof HERE)[], box: TaskBox = 'open') =>
  countTasks(database.dataSource.manager, box, { id: 7, grants });

describe('a role granted at every branch and at one of them', () => {
  it('counts and lists each task once', async () => {
    const mine = [await waiting(), await waiting({ branchCode: '02' })];
    expect(await counted([EVERYWHERE, HERE])).toBe(2);
    expect(await listed({}, [EVERYWHERE, HERE])).toEqual(mine);
    expect(await counted([HERE])).toBe(1);
    expect(await counted([])).toBe(0);
  });

  it('counts once what operations and a reviewer’s role both see', async () => {
    await waiting();
    await waiting({ role: 'second-reviewer' });
    await database.dataSource.query("UPDATE task SET state = 'claimed', claimed_by = 8");
    const both = [HERE, { role: 'operations', branchCode: '*' }];
    expect(await counted(both, 'others')).toBe(2);
    expect(await listed({}, both, 'others')).toHaveLength(2);
    expect(await counted([HERE], 'others')).toBe(1);
  });
});

describe('a desk in the order of what the cases move', () => {
  it('puts the largest rise, fall or share first, page by page, whatever the branch', async () => {
    const little = await waiting({ afterFen: 100_100 });
    const fallen = await waiting({ afterFen: 60_000, branchCode: '02' });
    const much = await waiting({ afterFen: 150_000, branchCode: '02' });
    const orders = { rise: [much, little, fallen], fall: [fallen, little, much] } as const;
    for (const order of ['rise', 'fall'] as const)
      expect(await listed({ order }, [EVERYWHERE])).toEqual(orders[order]);
    expect(await listed({ order: 'percent' }, [EVERYWHERE])).toEqual(orders.rise);
    expect(await listed({}, [EVERYWHERE])).toEqual([little, fallen, much]);

    const { manager } = database.dataSource;
    const walked: string[] = [];
    for (let after: TaskFilter['after']; ;) {
      const staff = { id: 7, grants: [EVERYWHERE] };
      const filter = { order: 'rise', after, limit: 1 } as const;
      const [row, more] = await tasksIn(manager, 'open', staff, filter);
      if (row === undefined) break;
      walked.push(row.businessNo);
      if (more === undefined) break;
      after = { value: row.orderValue, id: row.id };
    }
    expect(walked).toEqual(orders.rise);
  });

  it('leaves out what does not rise by more than 20 %', async () => {
    await waiting({ afterFen: 120_000 });
    const over = await waiting({ afterFen: 120_001 });
    expect(await listed({ riseOver: 20 })).toEqual([over]);
  });

  it('leaves out what does not fall by more than 20 %, and shows either when both are asked for', async () => {
    await waiting({ afterFen: 80_000 });
    const below = await waiting({ afterFen: 79_999 });
    const over = await waiting({ afterFen: 120_001 });
    expect(await listed({ fallOver: 20 })).toEqual([below]);
    expect(await listed({ riseOver: 20, fallOver: 20 })).toEqual([below, over]);
  });
});

describe('a search of the desk', () => {
  it('finds a unit by the beginning of its account and by any part of its name', async () => {
    const businessNo = await waiting();
    const unit = await database.dataSource.manager.findOneByOrFail(UnitEntity, { id: unitId });
    await registerUnit(database.dataSource, 1);
    for (const q of [
      unit.accountNo,
      unit.name,
      unit.name.slice(2),
      businessNo,
      businessNo.slice(0, 10),
    ])
      expect(await listed({ q })).toContain(businessNo);
  });

  it.each(['不存在的单位', '100%', '_', "' OR 1=1", '𠮷', '9999', '99999999'])(
    'finds nothing by %s and says so',
    async (q) => {
      await waiting();
      expect(await listed({ q })).toEqual([]);
    },
  );
});

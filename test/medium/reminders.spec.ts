import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskEntity } from '#libs/persistence/entities/task.entity';
import { reviewersInCharge } from '#libs/persistence/tasks/task-store';
import { buildTask } from '#test/builders/case.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const [FIRST, PEER, OPERATIONS, CENTRE, ELSEWHERE] = [1, 2, 3, 4, 5];
const GRANTS = [
  [FIRST, 'first-reviewer', '01'],
  [PEER, 'first-reviewer', '01'],
  [OPERATIONS, 'operations', '01'],
  [CENTRE, 'operations', '*'],
  [ELSEWHERE, 'operations', '02'],
] as const;

describe('the reminder of an overdue task', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    for (const grant of GRANTS)
      await database.dataSource.query(
        'INSERT INTO staff_grant (staff_id, role, branch_code) VALUES (?, ?, ?)',
        [...grant],
      );
  });
  afterAll(async () => {
    await database.drop();
  });

  async function toldAbout(change: Partial<TaskEntity>): Promise<number[]> {
    const { manager } = database.dataSource;
    const id = await buildTask(database.dataSource, change);
    const { businessNo } = await manager.findOneByOrFail(TaskEntity, { id });
    return (await reviewersInCharge(manager, businessNo)).sort((one, other) => one - other);
  }

  it('goes to everybody who may claim it while nobody has', async () => {
    expect(await toldAbout({})).toEqual([FIRST, PEER]);
  });

  it('goes to its claimer and to operations of the branch, who can free it', async () => {
    const claimed = { state: 'claimed', claimedBy: FIRST };
    expect(await toldAbout(claimed)).toEqual([FIRST, OPERATIONS, CENTRE]);
  });

  it('goes once to a claimer who is of operations himself', async () => {
    const claimed = { role: 'operations', state: 'claimed', claimedBy: OPERATIONS };
    expect(await toldAbout(claimed)).toEqual([OPERATIONS, CENTRE]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordCommand } from '#libs/persistence/cases/command-store';
import { keptQuery } from '#libs/persistence/database/kept-query';
import { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;

const given = { verb: 'approve', actorKind: 'staff', actorId: 7 } as const;
/** Each the other's verb for a number: who swaps them finds nothing, or another. */
const COMMANDS = [
  {
    ...given,
    requestId: 'first',
    businessNo: '2026112900000001',
    body: { opinion: "O'Neill 同意" },
  },
  { ...given, requestId: 'second', businessNo: '2026112900000002', body: { opinion: '' } },
];

beforeAll(async () => {
  database = await freshDatabase();
  for (const command of COMMANDS) await recordCommand(database.dataSource.manager, command);
}, 120_000);
afterAll(() => database.drop());

const ofCase = keptQuery<CommandEntity, { shouted: string }, 'requestId' | 'businessNo'>(
  ['requestId', 'businessNo'],
  (manager) =>
    manager
      .createQueryBuilder(CommandEntity, 'command')
      .addSelect('UPPER(command.verb)', 'shouted')
      .where('command.businessNo = :businessNo AND command.requestId = :requestId'),
);

describe('a query whose text is kept', () => {
  it('reads the row that TypeORM reads, with the values of each asking', async () => {
    const { manager } = database.dataSource;
    for (const { requestId, businessNo } of COMMANDS) {
      const { row, raw } = await ofCase(manager, { requestId, businessNo });
      expect(row).toEqual(await manager.findOneByOrFail(CommandEntity, { requestId }));
      expect(raw).toEqual([expect.objectContaining({ shouted: 'APPROVE' })]);
    }
  });

  it('finds nothing where nothing is, and takes a quote for a letter', async () => {
    const { manager } = database.dataSource;
    const nobody = { requestId: "' OR '1'='1", businessNo: '2026112900000001' };
    expect(await ofCase(manager, nobody)).toEqual({ row: null, raw: [] });
  });

  it('reads inside the transaction it is asked in', async () => {
    await database.dataSource.transaction(async (manager) => {
      const command = { ...given, requestId: 'third', businessNo: '2026112900000003', body: {} };
      await recordCommand(manager, command);
      const asked = { requestId: 'third', businessNo: command.businessNo };
      expect((await ofCase(manager, asked)).row).toMatchObject({ requestId: 'third' });
      expect((await ofCase(database.dataSource.manager, asked)).row).toBeNull();
    });
  });

  it('refuses a text that depends on a value of its own', async () => {
    const ownVerb = keptQuery<CommandEntity, object, 'businessNo'>(['businessNo'], (manager) =>
      manager
        .createQueryBuilder(CommandEntity, 'command')
        .where('command.businessNo = :businessNo AND command.verb = :verb', { verb: 'approve' }),
    );
    await expect(
      ownVerb(database.dataSource.manager, { businessNo: '2026112900000001' }),
    ).rejects.toThrow("says 'approve' by itself");
  });
});

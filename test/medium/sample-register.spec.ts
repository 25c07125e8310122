import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { decideRow } from '#libs/businesses/base-adjustment/base-adjustment.rules';
import { sampleRegister } from '#libs/demonstration/sample-register';
import { seedCity } from '#libs/demonstration/seed-city';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { isDecision } from '#libs/persistence/registers/register-rule';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { marksOf } from '#libs/persistence/registers/register-months';
import { termsByMonth, termsOf } from '#libs/persistence/terms/terms-store';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SECRET = 'a secret of the tests, forty letters long';
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await loadReferenceData(database.dataSource.manager);
  const secrets = { keyedHashSecret: SECRET, sealingSecret: SECRET };
  await seedCity(database.dataSource, { seed: 'sample', ...secrets });
});

afterAll(async () => {
  await database.drop();
});

it('gives the first walk a file of 3,000 bases in which every row is good', async () => {
  const { manager } = database.dataSource;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: 1 });
  const now = await databaseNow(manager);
  const terms = await termsOf(manager, unit, '202611', now);
  const { termsIn } = await termsByMonth(manager, unit, now);
  const context = { terms, termsIn, unit: await marksOf(manager, unit, now), head: {} };
  const rows = await sampleRegister(manager);
  const numbers = rows.map((row) => row.accountNo);
  const accounts = await accountsByNumber(manager, unit.id, numbers, { terms });
  const bad = rows.filter((row) => {
    const account = accounts.get(row.accountNo);
    return (
      account === undefined ||
      !isDecision(decideRow(account, { baseAfterFen: row.baseFen }, context))
    );
  });
  expect([rows.length, bad]).toEqual([3_000, []]);
});

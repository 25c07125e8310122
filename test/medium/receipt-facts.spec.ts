import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedCity } from '#libs/demonstration/seed-city';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { receiptFactsOf } from '#libs/persistence/documents/receipt-queries';
import { UNOPENED } from '#libs/case/process';
import { buildCase, buildEvents } from '#test/builders/case.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SECRET = 'a secret of the tests, forty letters long';
const LEVEL = { role: 'first-reviewer', dueDays: 3 } as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const secrets = { keyedHashSecret: SECRET, sealingSecret: SECRET };
  await seedCity(database.dataSource, { seed: 'receipts', ...secrets });
}, 60_000);
afterAll(() => database.drop());

async function approvedBy(deciders: readonly number[], levels = 1): Promise<SubmissionEntity> {
  const plan = { levels: Array.from({ length: levels }, () => LEVEL), papers: [] };
  const state = { ...UNOPENED, seq: 3, stage: 'completed', round: 1, plan } as const;
  const row = await buildCase(database.dataSource, { stage: 'completed', state });
  await buildEvents(database.dataSource, row.businessNo, [
    { verb: 'submit', actor: { kind: 'operator', id: 1, person: 1 } },
    ...deciders.map((id) => ({
      verb: 'approve' as const,
      actor: { kind: 'staff' as const, id, person: id },
    })),
  ]);
  return row;
}

describe('Who decided, on a receipt', () => {
  const facts = ({ businessNo }: SubmissionEntity) =>
    receiptFactsOf(database.dataSource.manager, businessNo);

  it('is named with his role', async () => {
    const { decisions } = await facts(await approvedBy([1]));
    expect(decisions).toMatchObject([{ role: 'first-reviewer', name: expect.stringMatching(/./) }]);
  });

  it('is never left blank: without him, or his level, nothing is printed', async () => {
    await expect(facts(await approvedBy([999_999]))).rejects.toThrow('step 2');
    await expect(facts(await approvedBy([1, 2]))).rejects.toThrow('level 1 of a plan of 1');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VerificationView } from '#apps/api/documents/document.dto';
import type { RegisterPageDto } from '#apps/api/registers/register.dto';
import { caseInStage, readCase, startCaseHall, until, type CaseHall } from '#test/e2e/case-hall';
import { UNIT_ONE } from '#test/e2e/hall';
import { draftWith, enter, submitWithPapers } from '#test/e2e/register-walk';
import { unitOfTheSealed, untouchedAccounts } from '#test/e2e/status-facts';

let world: CaseHall;

beforeAll(async () => {
  world = await startCaseHall();
}, 90_000);

afterAll(() => world.stop());

describe('what goes along with transferred accounts', () => {
  it('is totalled in the draft, on the case, and for whoever checks its receipt', async () => {
    const { dataSource } = world.hall;
    const giving = await unitOfTheSealed(dataSource);
    const giver = await world.hall.operator(giving.accountNo);
    const accounts = (await untouchedAccounts(dataSource, '02', giving.id)).slice(0, 2);
    const [money] = await dataSource.query<{ fen: string }[]>(
      'SELECT SUM(balance_fen) AS fen FROM personal_account WHERE account_no IN (?)',
      [accounts],
    );
    const fen = Number(money?.fen);
    const head = { targetAccountNo: UNIT_ONE };
    const businessNo = await draftWith(giver, 'intra-city-transfer', { head });
    for (const accountNo of accounts)
      expect((await enter(giver, businessNo, { accountNo })).status).toBe(201);
    const page = async () =>
      (await giver.get<RegisterPageDto>(`/api/submissions/${businessNo}/rows`)).body;
    expect(await page()).toMatchObject({ total: 2, balanceFen: fen });
    expect((await submitWithPapers(giver, businessNo)).state).toBe('done');
    await caseInStage(giver, businessNo, 'completed');
    // What the accounts come to in their new unit is nobody's business here.
    await dataSource.query(
      'UPDATE personal_account SET balance_fen = balance_fen + 1 WHERE account_no IN (?)',
      [accounts],
    );
    expect((await page()).balanceFen).toBe(fen);
    const document = await until(
      'the receipt',
      async () => (await readCase(giver, businessNo)).document,
    );
    const asked = `no=${businessNo}&code=${document.verificationCode}`;
    const checked = await world.hall.client().get<VerificationView>(`/api/verify?${asked}`);
    expect(checked.body.register).toMatchObject({
      peopleLabel: { zh: '转移人数' },
      people: 2,
      monthLabel: { zh: '转入年月' },
      amounts: [{ label: { zh: '转移余额' }, fen }],
      names: [expect.stringMatching(/^.\*{1,2}$/), expect.stringMatching(/^.\*{1,2}$/)],
    });
  }, 60_000);
});

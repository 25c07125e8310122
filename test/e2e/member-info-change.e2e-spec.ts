import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import {
  type CaseHall,
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  // Payloads sealed, as a centre with a shared engine would run it.
  world = await startCaseHall({
    env: { TEMPORAL_PAYLOAD_KEY: randomBytes(32).toString('base64') },
  });
  operator = await world.hall.operator();
}, 90_000);

afterAll(async () => {
  await world.stop();
});

/** Saves a new address for the n-th member of the unit. */
async function saveAddress(position: number, homeAddress: string) {
  const [account] = await world.hall.dataSource.query<{ accountNo: string }[]>(
    'SELECT account_no AS accountNo FROM personal_account WHERE unit_id = 1 ORDER BY id LIMIT ?, 1',
    [position],
  );
  const accountNo = account?.accountNo ?? '';
  const { businessNo } = await openCase(operator, 'member-info-change');
  const form = { memberAccountNo: accountNo, changes: { homeAddress } };
  const current = await ifMatch(operator, businessNo);
  const edited = await operator.put(`/api/submissions/${businessNo}/form`, form, current);
  expect(edited.status).toBe(200);
  return { businessNo, accountNo, answer: await command(operator, businessNo, 'submit') };
}

async function addressOf(accountNo: string): Promise<string | undefined> {
  const [row] = await world.hall.dataSource.query<{ homeAddress: string }[]>(
    `SELECT m.home_address AS homeAddress FROM member m
       JOIN personal_account a ON a.member_id = m.id WHERE a.account_no = ?`,
    [accountNo],
  );
  return row?.homeAddress;
}

describe('member information change, manual chapter 11', () => {
  it('ends at 保存: no papers, no approval, a message 已完成', async () => {
    const { businessNo, accountNo, answer } = await saveAddress(0, '龙门大道8号');
    expect(answer.state).toBe('done');
    await caseInStage(operator, businessNo, 'completed');
    expect(await addressOf(accountNo)).toBe('龙门大道8号');
    const [latest] = (await operator.get<MessagePageDto>('/api/boxes/messages')).body.items;
    expect(latest?.businessNo).toBe(businessNo);
    expect(latest?.text.zh).toContain('您已完成办理缴存人信息变更');
  }, 60_000);

  it('takes an approval once a route is put on it by data, without a change of code', async () => {
    await world.hall.dataSource.query(
      "INSERT INTO route (business, definition, valid_from) VALUES ('member-info-change', ?, '2026-01-01')",
      [JSON.stringify({ levels: [{ role: 'first-reviewer', dueDays: 1 }] })],
    );
    const { businessNo, accountNo, answer } = await saveAddress(1, '龙门大道9号');
    expect(answer.state).toBe('done');
    expect((await readCase(operator, businessNo)).stage).toBe('approval');
    expect(await addressOf(accountNo)).not.toBe('龙门大道9号');
    await claimAndDecide(await world.hall.staff('first-01-b'), businessNo, 'approve');
    await caseInStage(operator, businessNo, 'completed');
    expect(await addressOf(accountNo)).toBe('龙门大道9号');
  }, 60_000);

  it('lets a case of another member go on and holds a second one of the same member', async () => {
    const first = await saveAddress(2, '龙门大道10号');
    expect((await readCase(operator, first.businessNo)).stage).toBe('approval');
    const other = await saveAddress(3, '龙门大道11号');
    expect(other.answer.state).toBe('done');
    const same = await saveAddress(2, '龙门大道12号');
    expect(same.answer).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE', details: { businessNo: first.businessNo } },
    });
  }, 60_000);
});

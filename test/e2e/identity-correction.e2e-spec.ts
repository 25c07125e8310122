import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { misnamedAccounts } from '#libs/persistence/accounts/account-names';
import { identityCheckCharacter } from '#libs/fund/identity-number';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import { bringPaper } from '#test/e2e/bring-paper';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
} from '#test/e2e/case-hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
}, 90_000);

afterAll(async () => {
  await world.stop();
});

interface Holder {
  readonly accountNo: string;
  readonly memberId: number;
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly idHash: string;
  readonly bornOn: string;
  readonly sex: string;
}

const HOLDER = `SELECT a.account_no AS accountNo, m.id AS memberId, m.name, m.id_type AS idType, m.id_number AS idNumber,
    m.id_hash AS idHash, DATE_FORMAT(m.born_on, '%Y-%m-%d') AS bornOn, m.sex
  FROM personal_account a JOIN member m ON m.id = a.member_id`;

/** The n-th member of the unit who holds a resident identity card. */
async function holder(position: number): Promise<Holder> {
  const [row] = await world.hall.dataSource.query<Holder[]>(
    `${HOLDER} WHERE a.unit_id = 1 AND m.id_type = '01' ORDER BY a.id LIMIT ?, 1`,
    [position],
  );
  if (row === undefined) throw new Error('no such member');
  return row;
}

async function holderOf(accountNo: string): Promise<Holder | undefined> {
  const [row] = await world.hall.dataSource.query<Holder[]>(`${HOLDER} WHERE a.account_no = ?`, [
    accountNo,
  ]);
  return row;
}

function numberOf(born: string, order: string): string {
  const first17 = `410303${born}${order}`;
  return `${first17}${identityCheckCharacter(first17)}`;
}

async function correct(accountNo: string, changes: Record<string, string>) {
  const { businessNo } = await openCase(operator, 'identity-correction');
  const form = { memberAccountNo: accountNo, changes };
  return operator.put<SubmissionDto & ProblemBody>(
    `/api/submissions/${businessNo}/form`,
    form,
    await ifMatch(operator, businessNo),
  );
}

async function submitWithPaper(businessNo: string): Promise<void> {
  expect((await caseAfter(operator, businessNo, 'submit')).stage).toBe('scanning');
  expect(await command(operator, businessNo, 'finish-scans')).toMatchObject({
    state: 'refused',
    refusal: { code: 'PAPERS_MISSING', details: { papers: '身份证明材料' } },
  });
  expect((await bringPaper(operator, businessNo, 'identity-proof')).status).toBe(200);
  expect(await caseAfter(operator, businessNo, 'finish-scans')).toMatchObject({
    stage: 'approval',
  });
}

describe('correction of identity', () => {
  it('takes a corrected number with its birth date and sex, demands a paper, and is posted after a first review', async () => {
    const { accountNo, idNumber, idHash } = await holder(0);
    const wrong = await correct(accountNo, { idNumber: numberOf('19900229', '123') });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'ID_NUMBER_NOT_OF_TYPE' } });
    const number = numberOf('19920229', '123');
    const { status, body } = await correct(accountNo, { idNumber: number });
    expect(status).toBe(200);
    expect(Object.keys(body.form['changes'] as object)).toContain('bornOn');
    expect(body.papersDemanded.map(({ kind }) => kind)).toEqual(['identity-proof']);
    expect(JSON.stringify(body.changes)).not.toContain(idNumber);
    await submitWithPaper(body.businessNo);
    const { changes } = await readCase(operator, body.businessNo);
    const shown = changes.map(({ beforeText, afterText }) => [beforeText.zh, afterText.zh]);
    expect(shown.flat()).toContain('1992-**-**');
    expect(JSON.stringify(shown)).not.toContain(number);
    const reviewer = await world.hall.staff('first-01-a');
    await claimAndDecide(reviewer, body.businessNo, 'approve');
    await caseInStage(operator, body.businessNo, 'completed');
    const after = await holderOf(accountNo);
    expect(after).toMatchObject({ idNumber: number, bornOn: '1992-02-29', sex: '1' });
    expect(after?.idHash).not.toBe(idHash);
  }, 60_000);

  it('lets him be found by his new number and name, and no longer by the old ones', async () => {
    const { accountNo, idNumber } = await holder(1);
    const number = numberOf('19880808', '246');
    const { body } = await correct(accountNo, { idNumber: number, name: '欧阳更正' });
    await submitWithPaper(body.businessNo);
    await claimAndDecide(await world.hall.staff('first-01-a'), body.businessNo, 'approve');
    await caseInStage(operator, body.businessNo, 'completed');
    const found = async (q: string, by: string) => {
      const asked = { q, by, limit: 10 };
      const page = await operator.post<{ items: { accountNo: string }[] }>(
        '/api/members/search',
        asked,
      );
      return page.body.items.map((one) => one.accountNo);
    };
    expect(await found(number, 'id')).toEqual([accountNo]);
    expect(await found(idNumber, 'id')).toEqual([]);
    expect(await found('欧阳更正', 'name')).toEqual([accountNo]);
    expect(await misnamedAccounts(world.hall.dataSource.manager, 10)).toEqual([]);
  }, 60_000);

  it('refuses the number of somebody else, anywhere in the centre, when typed and when submitted', async () => {
    const { accountNo } = await holder(2);
    const [other] = await world.hall.dataSource.query<{ idNumber: string }[]>(
      `SELECT m.id_number AS idNumber FROM personal_account a JOIN member m ON m.id = a.member_id
        WHERE a.unit_id <> 1 AND m.id_type = '01' ORDER BY a.id LIMIT 1`,
    );
    const taken = await correct(accountNo, { idNumber: other?.idNumber ?? '' });
    expect(taken).toMatchObject({ status: 422, body: { code: 'IDENTITY_TAKEN' } });
    const free = numberOf('19870707', '345');
    const { body } = await correct(accountNo, { idNumber: free });
    // Somebody is enrolled with that number meanwhile.
    const newcomer = await holder(3);
    const hash = identityHash(world.hall.config.keyedHashSecret, '01', free);
    await setHash(newcomer.memberId, hash);
    expect(await command(operator, body.businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'IDENTITY_TAKEN' },
    });
    await setHash(newcomer.memberId, newcomer.idHash);
  }, 60_000);

  it('changes nothing of what is not corrected, and corrects a name alone', async () => {
    const before = await holder(4);
    const { body } = await correct(before.accountNo, { name: '慕容更名' });
    await submitWithPaper(body.businessNo);
    await claimAndDecide(await world.hall.staff('first-01-a'), body.businessNo, 'approve');
    await caseInStage(operator, body.businessNo, 'completed');
    expect(await holderOf(before.accountNo)).toEqual({ ...before, name: '慕容更名' });
  }, 60_000);

  it('is no tile of the home page, and is opened by its code', async () => {
    const { body } = await operator.get<{ code: string; tile: unknown }[]>('/api/businesses');
    expect(body.find(({ code }) => code === 'identity-correction')).toMatchObject({ tile: null });
    expect((await openCase(operator, 'identity-correction')).business).toBe('identity-correction');
  });
});

async function setHash(memberId: number, hash: string): Promise<void> {
  await world.hall.dataSource.query('UPDATE member SET id_hash = ? WHERE id = ?', [hash, memberId]);
}

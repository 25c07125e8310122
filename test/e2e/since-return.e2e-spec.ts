import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DonePageDto } from '#apps/api/boxes/box.dto';
import type { RegisterPageDto } from '#apps/api/registers/register.dto';
import type { SinceReturnDto } from '#apps/api/registers/since-return.dto';
import { adjustablePeople, type Person } from '#test/e2e/adjustable-people';
import {
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  startCaseHall,
  type CaseHall,
} from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let world: CaseHall;
let operator: HallClient;
let reviewer: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
  reviewer = await world.hall.staff('first-01-a');
}, 90_000);

afterAll(() => world.stop());

async function since(client: HallClient, businessNo: string): Promise<SinceReturnDto> {
  return (await client.get<SinceReturnDto>(`/api/submissions/${businessNo}/since-return`)).body;
}
const newBase = ({ baseFen }: Person, more: number) =>
  Number(baseFen) + (Number(baseFen) < 1_000_000 ? more : -more);

describe('a case that was returned and submitted again', () => {
  it('shows the reviewer whom the operator added, took out and changed, and nobody else', async () => {
    const { businessNo } = await openCase(operator, 'base-adjustment');
    const path = `/api/submissions/${businessNo}/rows`;
    const [stays, changed, removed, added] = (await adjustablePeople(world, UNIT_ONE)) as [
      Person,
      Person,
      Person,
      Person,
    ];
    const enter = async (person: Person) => {
      const row = { accountNo: person.accountNo, baseAfterFen: newBase(person, 1_000) };
      const answer = await operator.post(path, row, await ifMatch(operator, businessNo));
      expect(answer.status).toBe(201);
    };
    for (const person of [stays, changed, removed]) await enter(person);
    await command(operator, businessNo, 'submit');
    expect(await since(reviewer, businessNo)).toMatchObject({ register: null, removed: [] });
    await claimAndDecide(reviewer, businessNo, 'return', '请核对');
    expect((await since(operator, businessNo)).edited).toBe(false);

    const other = { baseAfterFen: newBase(changed, 2_000) };
    await operator.patch(`${path}/2`, other, await ifMatch(operator, businessNo));
    expect((await since(operator, businessNo)).edited).toBe(true);
    await operator.delete(path, { rowNos: [3] }, await ifMatch(operator, businessNo));
    await enter(added);
    expect((await command(operator, businessNo, 'submit')).state).toBe('done');

    const found = await since(reviewer, businessNo);
    expect(found.register).toEqual({ added: 1, removed: 1, changed: 1 });
    expect(found.removed.map(({ accountNo }) => accountNo)).toEqual([removed.accountNo]);
    const { items } = (
      await reviewer.get<RegisterPageDto>(`${path}?only=since-return&order=percent`)
    ).body;
    expect(items.map((row) => [row.accountNo, row.formerBaseFen]).toSorted()).toEqual(
      [
        [changed.accountNo, newBase(changed, 1_000)],
        [added.accountNo, null],
      ].toSorted(),
    );
    const stranger = await world.hall.operator(UNIT_TWO);
    expect((await stranger.get(`/api/submissions/${businessNo}/since-return`)).status).toBe(404);
  }, 60_000);

  it('shows fields as they were submitted before and as they are now', async () => {
    const { businessNo } = await openCase(operator, 'unit-info-change');
    const change = async (changes: Record<string, string>) => {
      const path = `/api/submissions/${businessNo}/form`;
      await operator.put(path, { changes }, await ifMatch(operator, businessNo));
      expect((await command(operator, businessNo, 'submit')).state).toBe('done');
    };
    await change({ address: '开元大道100号', postcode: '471099' });
    await claimAndDecide(reviewer, businessNo, 'return', '邮编不对');
    await change({ address: '开元大道100号', contactName: '王芳芳' });
    const { fields } = await since(reviewer, businessNo);
    expect(fields.map((one) => [one.label.zh, one.formerText?.zh, one.nowText?.zh])).toEqual([
      ['邮政编码', '471099', undefined],
      [expect.any(String), undefined, '王芳芳'],
    ]);
  }, 60_000);
});

describe('the done box of a reviewer', () => {
  it('is found by unit, number and act', async () => {
    const done = async (query: string) =>
      (await reviewer.get<DonePageDto>(`/api/boxes/done?${query}`)).body.items;
    const [returned] = await done('act=return');
    expect(returned).toMatchObject({ act: 'return', unit: { accountNo: UNIT_ONE } });
    const part = encodeURIComponent(returned?.unit.name.slice(2, 6) ?? '');
    for (const q of [part, UNIT_ONE, String(returned?.businessNo)])
      expect((await done(`q=${q}`)).map(({ businessNo }) => businessNo)).toContain(
        returned?.businessNo,
      );
    for (const query of [`q=${UNIT_TWO}`, 'act=reject', `q=${encodeURIComponent('不存在')}`])
      expect(await done(query)).toEqual([]);
  });
});

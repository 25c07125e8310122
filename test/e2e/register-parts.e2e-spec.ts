import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InitiatedPageDto } from '#apps/api/boxes/box.dto';
import type { PreviewDto } from '#apps/api/submissions/preview.dto';
import { adjustablePeople, type Person } from '#test/e2e/adjustable-people';
import {
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
  type CaseHall,
} from '#test/e2e/case-hall';
import { UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

/** From the second person on both reviewers are asked. */
const ROUTE = {
  levels: [
    { role: 'first-reviewer', dueDays: 3 },
    { role: 'second-reviewer', dueDays: 2, when: { peopleOver: 1 } },
  ],
};

describe('a register of two people, entered by one operator and submitted by another in two parts', () => {
  let world: CaseHall;
  let owner: HallClient;
  let restNo: string;
  let preview: PreviewDto;

  beforeAll(async () => {
    world = await startCaseHall();
    await world.hall.dataSource.query(
      "INSERT INTO route (business, definition, valid_from) VALUES ('base-adjustment', ?, '2026-01-02')",
      [JSON.stringify(ROUTE)],
    );
    owner = await world.hall.operator(UNIT_TWO);
    const { businessNo } = await openCase(owner, 'base-adjustment');
    const [one, two] = await adjustablePeople(world, UNIT_TWO);
    // He is one person with a second login: first reviewer of the branch.
    const twoHats = await world.hall.operator(UNIT_TWO, 'two-hats');
    await enter(twoHats, businessNo, one);
    const rowNo = await enter(twoHats, businessNo, two);
    const choice = { rowNos: [rowNo], chosen: false };
    const path = `/api/submissions/${businessNo}`;
    await owner.post(`${path}/rows/choice`, choice, await ifMatch(owner, businessNo));
    expect((await command(owner, businessNo, 'submit')).state).toBe('done');
    await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve');
    await caseInStage(owner, businessNo, 'completed');
    const rest = await until('the next draft', async () => {
      const { items } = (await owner.get<InitiatedPageDto>('/api/boxes/initiated')).body;
      return items.find((item) => item.stage === 'draft' && item.businessNo !== businessNo);
    });
    restNo = rest.businessNo;
    preview = (await owner.get<PreviewDto>(`/api/submissions/${restNo}/preview`)).body;
    expect((await command(owner, restNo, 'submit')).state).toBe('done');
  }, 120_000);

  afterAll(async () => {
    await world.stop();
  });

  it('asks both reviewers for the second part, and says so before it is submitted', async () => {
    const roles = ROUTE.levels.map(({ role }) => ({ role }));
    expect(preview).toMatchObject({ people: 1, route: roles });
    expect((await readCase(owner, restNo)).process.levels).toMatchObject(roles);
  });

  it('keeps its enterer from checking the second part as well', async () => {
    const reviewer = await world.hall.staff('first-01-b');
    const { taskId } = await readCase(reviewer, restNo);
    const claimed = await reviewer.post(`/api/tasks/${String(taskId)}/claim`, {});
    expect([claimed.status, claimed.body.code]).toEqual([422, 'MAKER_MAY_NOT_CHECK']);
  });
});

async function enter(
  client: HallClient,
  businessNo: string,
  person: Person | undefined,
): Promise<number> {
  const base = Number(person?.baseFen);
  const row = {
    accountNo: person?.accountNo,
    baseAfterFen: base < 1_000_000 ? base + 1_000 : base - 1_000,
  };
  const path = `/api/submissions/${businessNo}/rows`;
  const answer = await client.post<{ row: { rowNo: number } }>(
    path,
    row,
    await ifMatch(client, businessNo),
  );
  expect(answer.status).toBe(201);
  return answer.body.row.rowNo;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type {
  BoxCountsDto,
  DonePageDto,
  InitiatedPageDto,
  MessageDto,
  MessagePageDto,
  TodoDto,
  TodoPageDto,
} from '#apps/api/boxes/box.dto';
import { adjustablePeople } from '#test/e2e/adjustable-people';
import {
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
  type CaseHall,
} from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { PaperDesk } from '#test/e2e/paper-desk';

let world: CaseHall;
let owner: HallClient;
let colleague: HallClient;
let stranger: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  owner = await world.hall.operator(UNIT_ONE);
  colleague = await world.hall.operator(UNIT_ONE, 'operator2');
  stranger = await world.hall.operator(UNIT_TWO);
}, 90_000);

afterAll(async () => {
  await world.stop();
});

async function todo(client: HallClient, query = ''): Promise<readonly TodoDto[]> {
  return (await client.get<TodoPageDto>(`/api/boxes/todo${query}`)).body.items;
}
async function waiting(client: HallClient, businessNo: string): Promise<TodoDto | undefined> {
  return (await todo(client)).find((one) => one.businessNo === businessNo);
}
async function done(client: HallClient, query = ''): Promise<DonePageDto['items']> {
  return (await client.get<DonePageDto>(`/api/boxes/done${query}`)).body.items;
}
async function initiated(client: HallClient, query = ''): Promise<InitiatedPageDto['items']> {
  return (await client.get<InitiatedPageDto>(`/api/boxes/initiated${query}`)).body.items;
}
async function messagesOf(client: HallClient, businessNo: string): Promise<MessageDto[]> {
  const { items } = (await client.get<MessagePageDto>('/api/boxes/messages')).body;
  return items.filter((one) => one.businessNo === businessNo);
}
const counts = async (client: HallClient) =>
  (await client.get<BoxCountsDto>('/api/boxes/counts')).body;

async function drafted(client: HallClient, changes: Record<string, string>): Promise<string> {
  const { businessNo } = await openCase(client, 'unit-info-change');
  const path = `/api/submissions/${businessNo}/form`;
  expect((await client.put(path, { changes }, await ifMatch(client, businessNo))).status).toBe(200);
  return businessNo;
}

describe('what one operator of a unit began', () => {
  let businessNo: string;
  beforeAll(async () => {
    businessNo = await drafted(owner, { address: '开元大道100号' });
    await command(owner, businessNo, 'submit');
    await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'return', '请补正地址');
  });
  afterAll(async () => {
    await command(owner, businessNo, 'discard');
  });

  it('is found by a colleague in 已办 and 我发起的 by name, and by no other unit', async () => {
    const submitted = (await done(colleague)).find((one) => one.businessNo === businessNo);
    expect(submitted).toMatchObject({ act: 'submit' });
    expect(submitted?.actorName).toBe((await readCase(owner, businessNo)).initiator.name);
    const begun = (await initiated(colleague)).find((one) => one.businessNo === businessNo);
    expect(begun?.initiatorName).toBe(submitted?.actorName);
    for (const list of [done, initiated])
      expect((await list(stranger)).map((one) => one.businessNo)).not.toContain(businessNo);
  });

  it('is left out where somebody asks for his own only', async () => {
    for (const list of [done, initiated]) {
      expect((await list(owner, '?mine=true')).map((one) => one.businessNo)).toContain(businessNo);
      expect(await list(colleague, '?mine=true')).toEqual([]);
    }
  });

  it('is told to both in words true for each, and each reads for himself', async () => {
    const { name } = (await readCase(owner, businessNo)).initiator;
    const mine = await messagesOf(owner, businessNo);
    const theirs = await messagesOf(colleague, businessNo);
    expect(theirs).toHaveLength(mine.length);
    expect(mine[0]?.text.zh).toContain('您的单位信息变更已被退回');
    expect(theirs[0]?.text.zh).toContain(`${name}的单位信息变更已被退回`);
    expect(mine[0]?.text.zh).toMatch(
      /退回意见：请补正地址。请按意见修改后于\d{4}-\d{2}-\d{2}前重新提交/,
    );
    expect(await messagesOf(stranger, businessNo)).toEqual([]);

    const before = (await counts(owner)).messages;
    expect((await colleague.post(`/api/messages/${String(theirs[0]?.id)}/read`)).status).toBe(200);
    expect((await counts(owner)).messages).toBe(before);
    expect((await counts(colleague)).messages).toBe(before - 1);
    expect((await owner.post(`/api/messages/${String(theirs[0]?.id)}/read`)).status).toBe(404);
  });

  it('stands in the 待办 of both with what is to be done', async () => {
    for (const client of [owner, colleague])
      expect(await waiting(client, businessNo)).toMatchObject({
        stage: 'returned',
        whatToDo: { zh: '按退回意见修改后重新提交：请补正地址' },
      });
    expect(await waiting(stranger, businessNo)).toBeUndefined();
  });
});

describe('待办', () => {
  it('holds a draft once something is in it, and no longer when it is taken out', async () => {
    const { businessNo } = await openCase(owner, 'unit-info-change');
    const before = (await counts(owner)).todo;
    expect(await waiting(owner, businessNo)).toBeUndefined();
    await drafted(owner, { address: '开元大道101号' });
    expect(await waiting(colleague, businessNo)).toMatchObject({ stage: 'draft' });
    expect((await counts(colleague)).todo).toBe(before + 1);
    await drafted(owner, {});
    expect(await waiting(owner, businessNo)).toBeUndefined();
    expect((await counts(owner)).todo).toBe(before);
  });

  it('holds a withdrawn case until it is discarded, and pages by rank without leaving any out', async () => {
    const businessNo = await drafted(owner, { address: '开元大道102号' });
    await command(owner, businessNo, 'submit');
    expect(await waiting(owner, businessNo)).toBeUndefined();
    await command(owner, businessNo, 'withdraw');
    expect(await waiting(owner, businessNo)).toMatchObject({ stage: 'withdrawn' });

    const other = (await openCase(owner, 'base-adjustment')).businessNo;
    const [person] = await adjustablePeople(world, UNIT_ONE);
    const base = Number(person?.baseFen);
    const row = { accountNo: person?.accountNo, baseAfterFen: base - 1_000 };
    const path = `/api/submissions/${other}/rows`;
    expect((await owner.post(path, row, await ifMatch(owner, other))).status).toBe(201);
    const { items, next } = (await owner.get<TodoPageDto>('/api/boxes/todo?limit=1')).body;
    const rest = await todo(owner, `?limit=1&after=${String(next)}`);
    expect([...items, ...rest].map((one) => one.stage)).toEqual(['withdrawn', 'draft']);
    expect(rest[0]?.summary.zh).toContain('已选 1 人');

    await command(owner, other, 'discard');
    await command(owner, businessNo, 'discard');
    expect(await todo(owner)).toEqual([]);
  });

  it('holds the rest of a register that was submitted in part', async () => {
    const { businessNo } = await openCase(owner, 'base-adjustment');
    const path = `/api/submissions/${businessNo}/rows`;
    for (const { accountNo, baseFen } of (await adjustablePeople(world, UNIT_ONE)).slice(0, 2)) {
      const row = { accountNo, baseAfterFen: Number(baseFen) - 1_000 };
      expect((await owner.post(path, row, await ifMatch(owner, businessNo))).status).toBe(201);
    }
    const choice = { rowNos: [2], chosen: false };
    await owner.post(`${path}/choice`, choice, await ifMatch(owner, businessNo));
    await command(owner, businessNo, 'submit');
    const rest = await until('the rest in 待办', async () => (await todo(colleague))[0]);
    expect(rest.stage).toBe('draft');
    expect(rest.summary.zh).toContain('上次提交时未选择的人员');
    await command(owner, rest.businessNo, 'discard');
    await command(owner, businessNo, 'withdraw');
    await command(owner, businessNo, 'discard');
  });
});

describe('the time of submission of a case with papers', () => {
  it('is that of the last paper, not that of the form', async () => {
    const businessNo = await drafted(owner, { legalPersonName: '王建国' });
    await command(owner, businessNo, 'submit');
    const waitingForPapers = await readCase(owner, businessNo);
    expect(waitingForPapers).toMatchObject({ stage: 'scanning', submittedAt: null });
    const background = '#dfe8f5';
    const create = { width: 600, height: 800, channels: 3, background } as const;
    const image = await sharp({ create }).jpeg().toBuffer();
    const { body } = await new PaperDesk(owner, businessNo).open(
      image.length,
      'legal-person-identity',
    );
    await owner.send('PATCH', `/api/uploads/${body.id}`, {
      raw: image,
      headers: { 'Upload-Offset': '0', 'Content-Type': 'application/octet-stream' },
    });
    await command(owner, businessNo, 'finish-scans');
    const submitted = await readCase(owner, businessNo);
    const [, sent, papers] = submitted.timeline.toSorted((one, other) => one.seq - other.seq);
    expect([sent?.kind, papers?.kind]).toEqual(['submit', 'finish-scans']);
    expect(submitted.submittedAt).toBe(papers?.at);
  });
});

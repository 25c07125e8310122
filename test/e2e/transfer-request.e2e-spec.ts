import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TodoPageDto } from '#apps/api/boxes/box.dto';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { bringPaper } from '#test/e2e/bring-paper';
import { caseInStage, command, ifMatch, openCase, readCase } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { draftWith, enter, submitWithPapers } from '#test/e2e/register-walk';
import {
  allThatAskerReads,
  ask,
  foundByHolder,
  messagesOf,
  nameIn,
  personOf,
  startRequestWorld,
  type Person,
  type RequestWorld,
} from '#test/e2e/request-walk';
import { statusesOf } from '#test/e2e/status-facts';

let facts: RequestWorld;
let holder: HallClient;
let asker: HallClient;
let holding: RequestWorld['holding'];
let asking: RequestWorld['asking'];
let resting: string[];
let paying: string[];

beforeAll(async () => {
  facts = await startRequestWorld();
  ({ holder, asker, holding, asking, resting, paying } = facts);
}, 90_000);

afterAll(() => facts.world.stop());

describe('a request for somebody sealed elsewhere (domain 7, 13)', () => {
  it('is offered where an enrolment is refused', async () => {
    const { businessNo } = await openCase(asker, 'enrolment');
    const person = await personOf(facts, resting.at(-1) ?? '');
    const entry = {
      ...person,
      maritalStatus: '20',
      mobilePhone: '13800138000',
      occupation: '17',
      title: '000',
      position: '000',
      education: '20',
      baseAfterFen: 600_000,
      personalTypedFen: 1,
      unitTypedFen: 1,
    };
    const refused = await enter(asker, businessNo, entry);
    expect(refused).toMatchObject({ status: 422, body: { code: 'PERSON_SEALED_ELSEWHERE' } });
    const { body } =
      await asker.get<{ code: string; register: { asks: unknown } | null }[]>('/api/businesses');
    expect(body.find(({ code }) => code === 'enrolment')?.register?.asks).toEqual({
      business: 'transfer-request',
      codes: ['PERSON_SEALED_ELSEWHERE', 'PERSON_PAYING_ELSEWHERE'],
    });
  });

  it('becomes a draft of the unit that holds the account, with member and target filled in; submitted, it ends the request', async () => {
    const accountNo = resting.shift() ?? '';
    const requestNo = await ask(facts, accountNo);
    expect(await readCase(asker, requestNo)).toMatchObject({
      stage: 'approval',
      stageText: { zh: '等待账户所在单位办理' },
      request: { standing: { zh: '在其他单位封存' }, unit: null, accountNo: null },
      links: [],
    });
    const draftNo = await foundByHolder(facts, requestNo);
    const draft = await readCase(holder, draftNo);
    expect(draft).toMatchObject({
      business: 'intra-city-transfer',
      initiatorKind: 'case',
      headUnits: [{ accountNo: asking.accountNo, name: asking.name }],
      request: { accountNo, unit: { name: asking.name }, mayRefuse: true },
      links: [],
    });
    expect(draft.request?.answerBy).not.toBeNull();
    const todo = (await holder.get<TodoPageDto>('/api/boxes/todo')).body.items;
    expect(todo.find((one) => one.businessNo === draftNo)).toMatchObject({
      initiatorName: '',
      dueAt: draft.request?.answerBy,
      whatToDo: { zh: '其他单位请求转移：核对后办理，不同意的请说明原因' },
    });
    expect((await messagesOf(holder, draftNo))[0]).toContain(`${asking.name}请求转入`);
    expect((await submitWithPapers(holder, draftNo)).state).toBe('done');
    await caseInStage(holder, draftNo, 'completed');
    const ended = await caseInStage(asker, requestNo, 'completed');
    expect(ended.timeline.map(({ kind }) => kind).slice(-2)).toEqual(['settle', 'post']);
    expect(await statusesOf(facts.world.hall.dataSource, accountNo)).toMatchObject({
      unitId: asking.id,
      kept: '02',
    });
    const [received] = await messagesOf(asker, draftNo);
    expect(received).toContain('所请求的1名职工的封存账户已转入贵单位');
    const read = await allThatAskerReads(facts, requestNo);
    expect(read).not.toContain(holding.name);
    expect(read).not.toContain(holding.accountNo);
    const { manager } = facts.world.hall.dataSource;
    expect(await wrongAccounts(manager, 10)).toEqual([]);
    expect(await wrongTotals(manager)).toEqual([]);
  }, 60_000);

  it('that the unit refuses needs its reason, and ends with it', async () => {
    const requestNo = await ask(facts, resting.shift() ?? '');
    const draftNo = await foundByHolder(facts, requestNo);
    const path = `/api/submissions/${draftNo}/commands`;
    const headers = { 'Idempotency-Key': 'a-refusal-without-a-reason' };
    const silent = await holder.post(path, { verb: 'discard' }, { headers });
    expect(silent).toMatchObject({ status: 422, body: { code: 'OPINION_REQUIRED' } });
    expect((await command(holder, draftNo, 'discard', { opinion: '仍在办理离职' })).state).toBe(
      'done',
    );
    const ended = await caseInStage(asker, requestNo, 'rejected');
    expect(ended.timeline.at(-1)).toMatchObject({ opinion: '仍在办理离职', actorName: '' });
    expect(await allThatAskerReads(facts, requestNo)).not.toContain(holding.name);
  }, 60_000);

  it('that is withdrawn takes the draft away again', async () => {
    const requestNo = await ask(facts, resting.shift() ?? '');
    const draftNo = await foundByHolder(facts, requestNo);
    expect((await command(asker, requestNo, 'withdraw')).state).toBe('done');
    await caseInStage(holder, draftNo, 'discarded');
    expect(await messagesOf(holder, draftNo)).toContainEqual(
      expect.stringContaining('已撤回或已转由中心办理'),
    );
    await command(asker, requestNo, 'discard');
  }, 60_000);

  it('is met by any transfer of the unit, not only by the draft', async () => {
    const accountNo = resting.shift() ?? '';
    const requestNo = await ask(facts, accountNo);
    const draftNo = await foundByHolder(facts, requestNo);
    const head = { targetAccountNo: asking.accountNo };
    const other = await draftWith(holder, 'intra-city-transfer', { head });
    expect(other).not.toBe(draftNo);
    await enter(holder, other, { accountNo });
    await submitWithPapers(holder, other);
    await caseInStage(asker, requestNo, 'completed');
    await caseInStage(holder, draftNo, 'discarded');
  }, 60_000);

  it('is asked for once at a time, by whoever has the person right, and is nobody else’s to read', async () => {
    const accountNo = resting.shift() ?? '';
    const requestNo = await ask(facts, accountNo);
    const { businessNo } = await openCase(asker, 'transfer-request');
    const person = await personOf(facts, accountNo);
    const refusalOf = async (change: Partial<Person>) =>
      (await nameIn(asker, businessNo, { ...person, ...change })).body.code;
    expect(await refusalOf({ name: '不同名' })).toBe('PERSON_NAME_DIFFERS');
    expect(await refusalOf({ idNumber: '110101199003070628' })).toBe('REQUEST_NO_ACCOUNT');
    expect((await nameIn(asker, businessNo, person)).status).toBe(200);
    expect(await command(asker, businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE', details: { businessNo: requestNo } },
    });
    expect((await holder.get(`/api/submissions/${requestNo}`)).status).toBe(404);
    const draftNo = await foundByHolder(facts, requestNo);
    expect((await asker.get(`/api/submissions/${draftNo}`)).status).toBe(404);
    await command(asker, businessNo, 'discard');
    await command(asker, requestNo, 'withdraw');
    await command(asker, requestNo, 'discard');
  }, 60_000);

  it('says nobody: it cannot be submitted, and has no form to edit', async () => {
    const { businessNo } = await openCase(asker, 'transfer-request');
    expect(await command(asker, businessNo, 'submit')).toMatchObject({
      refusal: { code: 'REQUEST_WITHOUT_PERSON' },
    });
    const path = `/api/submissions/${businessNo}/form`;
    const form = { effectiveMonth: '202612' };
    const edited = await asker.put(path, form, await ifMatch(asker, businessNo));
    expect([edited.status, edited.body.code]).toEqual([422, 'REQUEST_FORM_FIXED']);
  });
});

describe('a request for somebody who still pays elsewhere', () => {
  it('brings a paper first, and urges the unit to seal before it transfers', async () => {
    const accountNo = paying.shift() ?? '';
    const requestNo = await ask(facts, accountNo);
    expect(await readCase(asker, requestNo)).toMatchObject({
      stage: 'scanning',
      papersDemanded: [{ kind: 'leaving-proof' }],
      request: { standing: { zh: '在其他单位缴存' } },
    });
    expect(await command(asker, requestNo, 'finish-scans')).toMatchObject({
      refusal: { code: 'PAPERS_MISSING' },
    });
    await bringPaper(asker, requestNo, 'leaving-proof');
    expect((await command(asker, requestNo, 'finish-scans')).state).toBe('done');
    const draftNo = await foundByHolder(facts, requestNo);
    expect((await messagesOf(holder, draftNo))[0]).toContain('请先办理封存');
    expect(await command(holder, draftNo, 'submit')).toMatchObject({
      refusal: { code: 'FINDINGS_REMAIN' },
    });
    await command(asker, requestNo, 'withdraw');
    await command(asker, requestNo, 'discard');
  }, 60_000);
});

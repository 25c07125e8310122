import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { recordCommand } from '#libs/persistence/cases/command-store';
import type { Outcome } from '#libs/case/outcome';
import type { HallClient } from '#test/e2e/hall-client';
import {
  accountsOf,
  act,
  addressDraft,
  claimed,
  done,
  kindsOf,
  memberDraft,
  putRoute,
  stands,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import { textsIn } from '#test/storm/texts-in';
import { actUpdates, workflowIdOf, type CommandVerb } from '#workflows/messages';

const UNIT_OF_TWO_HATS = '01000000002';
const OPINION = '该单位材料齐全无误';

interface Giver {
  readonly kind: 'staff' | 'operator';
  readonly id: number;
}

describe('rights of the acts on a case', () => {
  let hall: StormHall;
  let engine: Client;
  let operator: HallClient;
  let twoHats: HallClient;
  let hatsAsReviewer: HallClient;
  let reviewer: HallClient;
  let second: HallClient;
  let accounts: string[];
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    await hall.startWorker();
    engine = new Client({ connection: await Connection.connect({ address: hall.engineAddress }) });
    operator = await hall.operator(UNIT_OF_TWO_HATS);
    twoHats = await hall.operator(UNIT_OF_TWO_HATS, 'two-hats');
    hatsAsReviewer = await hall.staff('first-01-b');
    reviewer = await hall.staff('first-01-a');
    second = await hall.staff('second-01-a');
    accounts = await accountsOf(hall.dataSource, UNIT_OF_TWO_HATS, 10);
    await putRoute(hall.dataSource, 'member-info-change', ['first-reviewer', 'second-reviewer']);
    await grantAlso('first-01-a', 'second-reviewer');
  });
  afterAll(async () => {
    await engine.connection.close();
    await hall.end();
  });

  it('keep a maker from claiming and from checking his own work under his other login, at the api', async () => {
    const businessNo = await submitted(twoHats);
    const taskId = await openTask(businessNo);
    const claim = await hatsAsReviewer.post(`/api/tasks/${taskId}/claim`);
    expect(claim).toMatchObject({ status: 422, body: { code: 'MAKER_MAY_NOT_CHECK' } });
    await claimByHand(taskId, 'first-01-b');
    for (const verb of ['approve', 'return', 'reject']) {
      const answer = await act(hatsAsReviewer, businessNo, verb, { taskId, opinion: OPINION });
      expect(answer.body.refusal?.code).toBe('MAKER_MAY_NOT_CHECK');
    }
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit']);
    await endCase(twoHats, businessNo);
  });

  it('keep a maker from checking his own work, at the Update itself', async () => {
    const businessNo = await submitted(twoHats);
    await claimByHand(await openTask(businessNo), 'first-01-b');
    for (const verb of ['approve', 'return', 'reject'] as const) {
      expect(await update(businessNo, verb, await staffNamed('first-01-b'))).toMatchObject({
        state: 'refused',
        refusal: { code: 'MAKER_MAY_NOT_CHECK' },
      });
    }
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit']);
    await endCase(twoHats, businessNo);
  });

  it('keep whoever only edited the form from checking it, under whatever login', async () => {
    const businessNo = await memberDraft(operator, accounts[used] ?? '', String(471600 + used));
    const { body } = await twoHats.get<{ draftVersion: number }>(`/api/submissions/${businessNo}`);
    const form = { memberAccountNo: accounts[used] ?? '', changes: { postcode: '471699' } };
    used += 1;
    const headers = { 'If-Match': `"${String(body.draftVersion)}"` };
    const edited = await twoHats.put(`/api/submissions/${businessNo}/form`, form, { headers });
    expect(edited.status).toBe(200);
    await done(act(operator, businessNo, 'submit'));
    await claimByHand(await openTask(businessNo), 'first-01-b');
    expect(await update(businessNo, 'approve', await staffNamed('first-01-b'))).toMatchObject({
      refusal: { code: 'MAKER_MAY_NOT_CHECK' },
    });
    await endCase(operator, businessNo);
  });

  it('keep one person from claiming and from deciding two levels, at the api and at the Update', async () => {
    const businessNo = await submitted(operator);
    const taskId = await claimed(reviewer, hall.dataSource, businessNo);
    await done(act(reviewer, businessNo, 'approve', { taskId, opinion: OPINION }));
    const next = await openTask(businessNo);
    const claim = await reviewer.post(`/api/tasks/${next}/claim`);
    expect(claim).toMatchObject({ status: 422, body: { code: 'SAME_PERSON_TWICE' } });
    await claimByHand(next, 'first-01-a');
    const answer = await act(reviewer, businessNo, 'approve', { taskId: next });
    expect(answer.body.refusal?.code).toBe('SAME_PERSON_TWICE');
    expect(await update(businessNo, 'approve', await staffNamed('first-01-a'))).toMatchObject({
      refusal: { code: 'SAME_PERSON_TWICE' },
    });
    await claimByHand(next, 'second-01-a');
    await done(act(second, businessNo, 'approve', { taskId: next }));
    await stands(hall.dataSource, businessNo, 'completed');
  });

  it('are asked again at the Update: branch, role, claim, unit and office', async () => {
    const businessNo = await submitted(operator);
    const elsewhere = await operatorOf('03000000003');
    const refused = async (verb: CommandVerb, giver: Giver) =>
      (await update(businessNo, verb, giver)).refusal?.code;
    expect(await refused('approve', await staffNamed('first-02-a'))).toBe('NOT_YOUR_ROLE');
    expect(await refused('approve', await staffNamed('second-01-a'))).toBe('NOT_YOUR_ROLE');
    expect(await refused('approve', await staffNamed('operations'))).toBe('NOT_YOUR_ROLE');
    expect(await refused('approve', await staffNamed('first-01-a'))).toBe('CLAIM_FIRST');
    expect(await refused('approve', elsewhere)).toBe('NOT_YOUR_ROLE');
    expect(await refused('withdraw', elsewhere)).toBe('NOT_YOUR_CASE');
    expect(await refused('withdraw', await staffNamed('first-01-a'))).toBe('NOT_YOUR_CASE');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit']);
    await endCase(operator, businessNo);
  });

  it('are those of this moment: a role taken away after the claim decides nothing', async () => {
    const businessNo = await submitted(operator);
    const taskId = await claimed(hatsAsReviewer, hall.dataSource, businessNo);
    const { id } = await staffNamed('first-01-b');
    await hall.dataSource.query('DELETE FROM staff_grant WHERE staff_id = ?', [id]);
    expect(await update(businessNo, 'approve', { kind: 'staff', id })).toMatchObject({
      refusal: { code: 'NOT_YOUR_ROLE' },
    });
    await hall.dataSource.query("INSERT INTO staff_grant VALUES (?, 'first-reviewer', '01')", [id]);
    await done(act(hatsAsReviewer, businessNo, 'reject', { taskId, opinion: OPINION }));
  });

  it('and nothing of anybody’s name, number, phone or opinion is in the engine’s histories', async () => {
    const businessNo = await addressDraft(operator, '河洛市洛龙区无名路七十七号');
    await done(act(operator, businessNo, 'submit'));
    const taskId = await claimed(reviewer, hall.dataSource, businessNo);
    await done(act(reviewer, businessNo, 'return', { taskId, opinion: OPINION }));
    const secrets = await personalTexts();
    expect(secrets.length).toBeGreaterThan(1_000);
    let cases = 0;
    for await (const { workflowId, memo, typedSearchAttributes } of engine.workflow.list()) {
      cases += 1;
      const history = await engine.workflow.getHandle(workflowId).fetchHistory();
      const said = textsIn([history, memo, typedSearchAttributes.getAll()]);
      expect(said).toContain(workflowId.replace('submission/', ''));
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    }
    expect(cases).toBeGreaterThan(0);
  });

  let used = 0;
  async function submitted(client: HallClient): Promise<string> {
    const businessNo = await memberDraft(client, accounts[used] ?? '', String(471600 + used));
    used += 1;
    await done(act(client, businessNo, 'submit'));
    return businessNo;
  }

  async function endCase(client: HallClient, businessNo: string): Promise<void> {
    await done(act(client, businessNo, 'withdraw'));
    await done(act(client, businessNo, 'discard'));
  }

  /** A command row without the api, and the Update without the api: only the act itself stands in the way. */
  async function update(businessNo: string, verb: CommandVerb, giver: Giver): Promise<Outcome> {
    const requestId = randomUUID();
    await recordCommand(hall.dataSource.manager, {
      requestId,
      businessNo,
      verb,
      actorKind: giver.kind,
      actorId: giver.id,
      body: {},
    });
    const handle = engine.workflow.getHandle(workflowIdOf(businessNo));
    return handle.executeUpdate(actUpdates[verb], { updateId: requestId, args: [{ requestId }] });
  }

  async function openTask(businessNo: string): Promise<string> {
    const [row]: { id: string }[] = await hall.dataSource.query(
      "SELECT id FROM task WHERE business_no = ? AND state = 'open'",
      [businessNo],
    );
    return String(row?.id);
  }

  /** A claim that no api gave: what is behind it must hold by itself. */
  async function claimByHand(taskId: string, loginName: string): Promise<void> {
    const { id } = await staffNamed(loginName);
    await hall.dataSource.query(
      "UPDATE task SET state = 'claimed', claimed_by = ?, claimed_at = NOW(3) WHERE id = ?",
      [id, taskId],
    );
  }

  async function staffNamed(loginName: string): Promise<Giver> {
    const [row]: { id: number }[] = await hall.dataSource.query(
      'SELECT id FROM staff WHERE login_name = ?',
      [loginName],
    );
    return { kind: 'staff', id: Number(row?.id) };
  }

  async function operatorOf(unitAccountNo: string): Promise<Giver> {
    const [row]: { id: number }[] = await hall.dataSource.query(
      'SELECT o.id FROM unit_operator o JOIN unit u ON u.id = o.unit_id WHERE u.account_no = ? LIMIT 1',
      [unitAccountNo],
    );
    return { kind: 'operator', id: Number(row?.id) };
  }

  async function grantAlso(loginName: string, role: string): Promise<void> {
    const { id } = await staffNamed(loginName);
    await hall.dataSource.query('INSERT INTO staff_grant VALUES (?, ?, ?)', [id, role, '01']);
  }

  async function personalTexts(): Promise<string[]> {
    const rows: { said: string }[] = await hall.dataSource.query(
      `SELECT name AS said FROM member UNION SELECT id_number FROM member UNION SELECT mobile_phone FROM member
       UNION SELECT name FROM unit UNION SELECT legal_person_name FROM unit UNION SELECT contact_name FROM unit
       UNION SELECT contact_phone FROM unit UNION SELECT address FROM unit
       UNION SELECT name FROM unit_operator UNION SELECT phone FROM unit_operator UNION SELECT name FROM staff
       UNION SELECT opinion FROM submission_event`,
    );
    return [...rows.map((row) => row.said), '无名路七十七号'].filter((said) => said.length > 1);
  }
});

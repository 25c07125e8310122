import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Answer, HallClient } from '#test/e2e/hall-client';

/** A command as its caller is told of it. */
export interface CommandBody {
  readonly requestId: string;
  readonly businessNo: string;
  readonly state: 'under-way' | 'done' | 'refused';
  readonly refusal: {
    readonly code: string;
    readonly details?: Record<string, string>;
    readonly text: { readonly zh: string; readonly en: string };
  } | null;
}

export interface DraftBody {
  readonly businessNo: string;
  readonly draftVersion: number;
  readonly effectiveMonth: string | null;
}

export type Told = Answer<CommandBody>;

/** Acts of people on cases, as pages do them: 202 is waited for. */
export async function act(
  client: HallClient,
  businessNo: string,
  verb: string,
  extra: { readonly taskId?: string; readonly opinion?: string; readonly requestId?: string } = {},
): Promise<Told> {
  const { requestId = randomUUID(), ...rest } = extra;
  const match = verb === 'submit' ? await versionOf(client, businessNo) : {};
  const answer = await client.post<CommandBody>(
    `/api/submissions/${businessNo}/commands`,
    { verb, ...(verb === 'submit' ? await seenBy(client, businessNo) : {}), ...rest },
    { headers: { 'Idempotency-Key': requestId, ...match } },
  );
  return answer.status === 202 ? outcome(client, requestId) : answer;
}

/** A draft is submitted as the page shows it. */
async function versionOf(client: HallClient, businessNo: string): Promise<{ 'If-Match': string }> {
  const { body } = await client.get<DraftBody>(`/api/submissions/${businessNo}`);
  return { 'If-Match': `"${String(body.draftVersion)}"` };
}

/** The draft as the page shows it: what a submit is bound to. */
async function seenBy(client: HallClient, businessNo: string): Promise<{ draftVersion: number }> {
  const { body } = await client.get<DraftBody>(`/api/submissions/${businessNo}`);
  return { draftVersion: body.draftVersion };
}

/** The command's answer, however long it takes. */
export async function outcome(
  client: HallClient,
  requestId: string,
  limitMs = 60_000,
): Promise<Told> {
  for (const start = Date.now(); ;) {
    const answer = await client.get<CommandBody>(`/api/commands/${requestId}`);
    if (answer.status === 200 && answer.body.state !== 'under-way') return answer;
    if (Date.now() - start > limitMs)
      throw new Error(`no outcome of ${requestId}: ${JSON.stringify(answer.body)}`);
    await sleep(200);
  }
}

/** A draft of the business, however long its opening takes. */
export async function open(client: HallClient, business: string): Promise<DraftBody> {
  const answer = await client.post<DraftBody | CommandBody>('/api/submissions', { business });
  if (answer.status > 202) throw new Error(`open: ${JSON.stringify(answer.body)}`);
  if (!('requestId' in answer.body)) return answer.body;
  const { body } = await done(outcome(client, answer.body.requestId));
  return (await client.get<DraftBody>(`/api/submissions/${body.businessNo}`)).body;
}

/** A member's new postcode, filled in and not yet submitted. */
export async function memberDraft(
  client: HallClient,
  memberAccountNo: string,
  postcode: string,
): Promise<string> {
  return filled(client, 'member-info-change', { memberAccountNo, changes: { postcode } });
}

/** The unit's new address: one level of approval. */
export async function addressDraft(client: HallClient, address: string): Promise<string> {
  return filled(client, 'unit-info-change', { changes: { address } });
}

async function filled(client: HallClient, business: string, form: unknown): Promise<string> {
  const { businessNo, draftVersion } = await open(client, business);
  const headers = { 'If-Match': `"${String(draftVersion)}"` };
  const answer = await client.put(`/api/submissions/${businessNo}/form`, form, { headers });
  if (answer.status !== 200) throw new Error(`form: ${JSON.stringify(answer.body)}`);
  return businessNo;
}

export async function done(answer: Promise<Told>): Promise<Told> {
  const found = await answer;
  if (found.body.state !== 'done') throw new Error(JSON.stringify(found.body));
  return found;
}

/** The open task of a case, claimed. */
export async function claimed(
  client: HallClient,
  dataSource: DataSource,
  businessNo: string,
): Promise<string> {
  const [task]: { id: string }[] = await dataSource.query(
    "SELECT id FROM task WHERE business_no = ? AND state = 'open' AND role <> 'operator'",
    [businessNo],
  );
  if (task === undefined) throw new Error(`no open task of ${businessNo}`);
  const answer = await client.post(`/api/tasks/${task.id}/claim`);
  if (answer.status !== 200) throw new Error(`claim: ${JSON.stringify(answer.body)}`);
  return task.id;
}

/** Waits until the case's row stands at a stage. */
export async function stands(
  dataSource: DataSource,
  businessNo: string,
  stage: string,
  limitMs = 60_000,
): Promise<void> {
  for (const start = Date.now(); ;) {
    const [row]: { stage: string }[] = await dataSource.query(
      'SELECT stage FROM submission WHERE business_no = ?',
      [businessNo],
    );
    if (row?.stage === stage) return;
    if (Date.now() - start > limitMs)
      throw new Error(`${businessNo} stands at ${String(row?.stage)}, not at ${stage}`);
    await sleep(100);
  }
}

export async function kindsOf(dataSource: DataSource, businessNo: string): Promise<string[]> {
  const rows: { kind: string }[] = await dataSource.query(
    'SELECT kind FROM submission_event WHERE business_no = ? ORDER BY seq',
    [businessNo],
  );
  return rows.map((row) => row.kind);
}

/** Puts an approval route on a business, as the centre does: by a row. */
export async function putRoute(
  dataSource: DataSource,
  business: string,
  roles: readonly string[],
): Promise<void> {
  const definition = JSON.stringify({ levels: roles.map((role) => ({ role, dueDays: 2 })) });
  await dataSource.query('INSERT INTO route (business, definition, valid_from) VALUES (?, ?, ?)', [
    business,
    definition,
    '2026-01-02',
  ]);
}

/** Normal accounts of a unit, oldest first. */
export async function accountsOf(
  dataSource: DataSource,
  unitAccountNo: string,
  count: number,
): Promise<string[]> {
  const rows: { accountNo: string }[] = await dataSource.query(
    `SELECT a.account_no AS accountNo FROM personal_account a JOIN unit u ON u.id = a.unit_id
      WHERE u.account_no = ? AND a.status = '01' ORDER BY a.id LIMIT ${String(count)}`,
    [unitAccountNo],
  );
  return rows.map((row) => row.accountNo);
}

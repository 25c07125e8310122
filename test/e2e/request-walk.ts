import { bringPaper } from '#test/e2e/bring-paper';
import type { InitiatedPageDto, MessagePageDto } from '#apps/api/boxes/box.dto';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import {
  caseInStage,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
  type CaseHall,
} from '#test/e2e/case-hall';
import type { Answer, HallClient, ProblemBody } from '#test/e2e/hall-client';
import { unitOfTheSealed, untouchedAccounts } from '#test/e2e/status-facts';

/** A unit that holds accounts, one that asks for them, and the centre's reviewer. */
export interface RequestWorld {
  readonly world: CaseHall;
  readonly holder: HallClient;
  readonly asker: HallClient;
  readonly reviewer: HallClient;
  readonly holding: { id: number; accountNo: string; name: string };
  readonly asking: { id: number; accountNo: string; name: string; branch: string };
  /** Accounts of the holding unit that nobody else of the file touches. */
  readonly resting: string[];
  readonly paying: string[];
}

export async function startRequestWorld(): Promise<RequestWorld> {
  const world = await startCaseHall();
  const { dataSource } = world.hall;
  const { id } = await unitOfTheSealed(dataSource);
  const unit = 'u.id, u.account_no AS accountNo, u.name, u.branch_code AS branch';
  const [holding] = await dataSource.query<RequestWorld['holding'][]>(
    `SELECT ${unit} FROM unit u WHERE u.id = ?`,
    [id],
  );
  const [asking] = await dataSource.query<RequestWorld['asking'][]>(
    `SELECT ${unit} FROM unit u JOIN unit g ON g.id = ?
      WHERE u.status = '01' AND u.id <> g.id AND u.last_assessed_month = g.last_assessed_month ORDER BY u.id LIMIT 1`,
    [id],
  );
  if (holding === undefined || asking === undefined) throw new Error('no two units');
  return {
    world,
    holding,
    asking,
    holder: await world.hall.operator(holding.accountNo),
    asker: await world.hall.operator(asking.accountNo),
    reviewer: await world.hall.staff(`first-${asking.branch}-a`),
    resting: await untouchedAccounts(dataSource, '02', holding.id),
    paying: await untouchedAccounts(dataSource, '01', holding.id),
  };
}

export interface Person {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
}

/** Whom an account belongs to. */
export async function personOf({ world }: RequestWorld, accountNo: string): Promise<Person> {
  const [person] = await world.hall.dataSource.query<Person[]>(
    `SELECT m.name, m.id_type AS idType, m.id_number AS idNumber FROM member m
       JOIN personal_account a ON a.member_id = m.id WHERE a.account_no = ?`,
    [accountNo],
  );
  if (person === undefined) throw new Error(`nobody has ${accountNo}`);
  return person;
}

export async function nameIn(
  client: HallClient,
  businessNo: string,
  person: Person,
): Promise<Answer<SubmissionDto & ProblemBody>> {
  const path = `/api/submissions/${businessNo}/person`;
  return client.put(path, person, await ifMatch(client, businessNo));
}

/** A request of the asking unit for whoever has the account, submitted. */
export async function ask(facts: RequestWorld, accountNo: string): Promise<string> {
  const { asker } = facts;
  const { businessNo } = await openCase(asker, 'transfer-request');
  const named = await nameIn(asker, businessNo, await personOf(facts, accountNo));
  if (named.status !== 200) throw new Error(JSON.stringify(named.body));
  const sent = await command(asker, businessNo, 'submit');
  if (sent.state !== 'done') throw new Error(JSON.stringify(sent));
  return businessNo;
}

/** The same, with its paper where the account still pays. */
export async function askWithPaper(facts: RequestWorld, accountNo: string): Promise<string> {
  const businessNo = await ask(facts, accountNo);
  await bringPaper(facts.asker, businessNo, 'leaving-proof');
  const sent = await command(facts.asker, businessNo, 'finish-scans');
  if (sent.state !== 'done') throw new Error(JSON.stringify(sent));
  return businessNo;
}

/** The number of what a request opened. */
export async function askedOf({ world }: RequestWorld, requestNo: string): Promise<string> {
  const [link] = await world.hall.dataSource.query<{ businessNo: string }[]>(
    "SELECT business_no AS businessNo FROM case_link WHERE from_no = ? AND kind = 'asked-by'",
    [requestNo],
  );
  return link?.businessNo ?? '';
}

/** The draft that the holding unit finds among what it has to do. */
export async function foundByHolder(facts: RequestWorld, requestNo: string): Promise<string> {
  const businessNo = await askedOf(facts, requestNo);
  await caseInStage(facts.holder, businessNo, 'draft');
  return businessNo;
}

/** From now on the unit that holds an account has so many days. */
export async function giveHolder({ world }: RequestWorld, dueDays: number): Promise<void> {
  const levels = [
    { role: 'holder', dueDays },
    { role: 'first-reviewer', dueDays: 3 },
  ];
  await world.hall.dataSource.query(
    'INSERT INTO route (business, definition, valid_from) VALUES (?, ?, ?)',
    ['transfer-request', JSON.stringify({ levels }), '2026-02-01'],
  );
}

export async function atTheCentre({ asker }: RequestWorld, requestNo: string): Promise<void> {
  await until('the centre to be asked', async () => {
    const { process } = await readCase(asker, requestNo);
    return process.level === 1;
  });
}

export async function messagesOf(client: HallClient, businessNo: string): Promise<string[]> {
  const { body } = await client.get<MessagePageDto>('/api/boxes/messages');
  return body.items.filter((one) => one.businessNo === businessNo).map(({ text }) => text.zh);
}

/** Whatever the asking unit can read of its request, in one text. */
export async function allThatAskerReads(
  { asker }: RequestWorld,
  requestNo: string,
): Promise<string> {
  const answers = await Promise.all([
    asker.get(`/api/submissions/${requestNo}`),
    asker.get<MessagePageDto>('/api/boxes/messages'),
    asker.get<InitiatedPageDto>('/api/boxes/initiated'),
  ]);
  return JSON.stringify(answers.map(({ body }) => body));
}

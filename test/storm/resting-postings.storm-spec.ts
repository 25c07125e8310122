import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { Log } from '#apps/api/observability/log';
import { CaseEngine } from '#apps/api/submissions/case-engine';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { RestingPostings } from '#apps/api/submissions/resting-postings';
import type { Config } from '#config/config';
import { accountsOf, act, done, kindsOf, memberDraft, stands } from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import { HALL_QUEUE, workflowIdOf } from '#workflows/messages';

const UNIT = '01000000001';

describe('a posting that has stood still for minutes', () => {
  let hall: StormHall;
  let connection: Connection;
  let client: Client;
  let resting: RestingPostings;
  let accounts: string[];
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    await hall.startWorker({ queues: [HALL_QUEUE] });
    connection = await Connection.connect({ address: hall.engineAddress });
    client = new Client({ connection });
    const engine = new CaseEngine(client);
    const log = new Log({ logLevel: 'silent' } as Config);
    const commands = new CommandsService(hall.dataSource, engine, log);
    resting = new RestingPostings(hall.dataSource, engine, commands, log);
    accounts = await accountsOf(hall.dataSource, UNIT, 2);
  });
  afterAll(async () => {
    await connection.close();
    await hall.end();
  });

  /** Submitted and due to be posted, with nobody there who posts. */
  async function restingCase(at: number): Promise<string> {
    const operator = await hall.operator(UNIT);
    const businessNo = await memberDraft(operator, accounts[at] ?? '', String(471200 + at));
    await done(act(operator, businessNo, 'submit'));
    await stands(hall.dataSource, businessNo, 'posting');
    await hall.dataSource.query(
      'UPDATE submission_event SET at = at - INTERVAL 6 MINUTE WHERE business_no = ?',
      [businessNo],
    );
    return businessNo;
  }

  it('is not waited for while the engine has it in hand', async () => {
    const businessNo = await restingCase(0);
    // Nobody posts: a look that waited for it would not end.
    await resting.look();
    const history = await client.workflow.getHandle(workflowIdOf(businessNo)).fetchHistory();
    const updates = history.events?.filter(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes,
    );
    expect(updates?.length).toBe(2);
  });

  it('is started again when the engine has lost it, and posted once', async () => {
    const businessNo = await restingCase(1);
    await client.workflow.getHandle(workflowIdOf(businessNo)).terminate();
    await resting.look();
    const poster = await hall.startWorker({ queues: ['hall-posting'] });
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit', 'post']);
    await poster.terminate();
  });
});

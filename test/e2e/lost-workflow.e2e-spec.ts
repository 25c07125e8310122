import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  command,
  ifMatch,
  openCase,
  startCaseHall,
} from '#test/e2e/case-hall';
import { workflowIdOf } from '#workflows/messages';

let world: CaseHall;
let connection: Connection;

beforeAll(async () => {
  world = await startCaseHall();
  connection = await Connection.connect({ address: world.hall.config.temporalAddress });
}, 90_000);

afterAll(async () => {
  await connection.close();
  await world.stop();
});

describe('a case whose workflow operations ended by mistake', () => {
  it.each(['terminate', 'cancel'] as const)(
    'goes on with its next command after %s',
    async (end) => {
      const operator = await world.hall.operator();
      const { businessNo } = await openCase(operator, 'unit-info-change');
      const form = { changes: { address: `周山路${end}号` } };
      const current = await ifMatch(operator, businessNo);
      await operator.put(`/api/submissions/${businessNo}/form`, form, current);
      const { namespace } = world;
      const handle = new Client({ connection, namespace }).workflow.getHandle(
        workflowIdOf(businessNo),
      );
      await handle[end]();
      await handle.result().catch(() => undefined);
      expect(await caseAfter(operator, businessNo, 'submit')).toMatchObject({ stage: 'approval' });
      expect((await command(operator, businessNo, 'withdraw')).state).toBe('done');
      expect((await command(operator, businessNo, 'discard')).state).toBe('done');
      await caseInStage(operator, businessNo, 'discarded');
    },
    60_000,
  );
});

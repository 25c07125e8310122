import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { countTry, pendingCommands, recordCommand } from '#libs/persistence/cases/command-store';
import { withClockOff } from '#test/builders/process-clock';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const HOUR_MS = 3_600_000;
let database: TestDatabase;
let serial = 0;

beforeAll(async () => {
  database = await freshDatabase();
}, 60_000);
afterAll(async () => {
  await database.drop();
});

async function given(sendAfterMs?: number) {
  const { row } = await recordCommand(database.dataSource.manager, {
    requestId: randomUUID(),
    businessNo: businessNoOf('20261124', (serial += 1)),
    verb: 'submit',
    actorKind: 'operator',
    actorId: 1,
    body: {},
    ...(sendAfterMs === undefined ? {} : { sendAfterMs }),
  });
  return row;
}

async function dueIds(): Promise<string[]> {
  const due = await pendingCommands(database.dataSource.manager, 1_000);
  return due.map(({ requestId }) => requestId);
}

describe('A command without an answer', () => {
  it.each([-HOUR_MS, HOUR_MS])(
    'is sent when the database says so, by an api whose clock is off by %i ms',
    async (offMs) => {
      const waiting = await given();
      const due = await given(0);
      const seen = await withClockOff(offMs, dueIds);
      expect(seen).toContain(due.requestId);
      expect(seen).not.toContain(waiting.requestId);
    },
  );

  it.each([-HOUR_MS, HOUR_MS])(
    'given by an api whose clock is off by %i ms is due as if it were right',
    async (offMs) => {
      const [waiting, due, again] = await withClockOff(offMs, () =>
        Promise.all([given(), given(0), given(0)]),
      );
      await withClockOff(offMs, () => countTry(database.dataSource.manager, again));
      const seen = await dueIds();
      expect(seen).toContain(due.requestId);
      expect(seen).not.toContain(waiting.requestId);
      expect(seen).not.toContain(again.requestId);
    },
  );
});

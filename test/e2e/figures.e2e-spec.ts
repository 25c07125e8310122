import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { recordCommand } from '#libs/persistence/cases/command-store';
import { claimTask, openTask } from '#libs/persistence/tasks/task-store';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';

let hall: Hall;

async function startHall(): Promise<void> {
  hall = await Hall.start({ seeded: false });
}

async function scrape(): Promise<string[]> {
  const { status, body } = await hall.client().get<string>('/metrics');
  expect(status).toBe(200);
  return body.split('\n').filter((line) => line.startsWith('hall_'));
}

const UP = ['hall_figures_up 1', 'hall_server_up{server="database"} 1'];
const OF_CASES = /^hall_(commands|cases|postings|tasks|receipts)_?/;

describe('the figures of the hall', () => {
  beforeAll(startHall);
  afterAll(async () => hall.stop());

  it('are among the api’s metrics, by stage and role and without anybody’s name or number', async () => {
    const { businessNo } = await buildCase(hall.dataSource, { stage: 'parked' });
    const { manager } = hall.dataSource;
    await openTask(
      manager,
      {
        businessNo,
        business: 'unit-info-change',
        round: 1,
        level: 0,
        role: 'first-reviewer',
        branchCode: '01',
        unitId: 1,
        dueAt: new Date(Date.now() - 60_000),
      },
      new Date(),
    );
    await claimTask(manager, { id: '1', businessNo, claimedBy: null }, 1);
    await recordCommand(manager, {
      requestId: randomUUID(),
      businessNo,
      verb: 'retry-posting',
      actorKind: 'staff',
      actorId: 1,
      body: {},
      sendAfterMs: 3_600_000,
    });
    const lines = await scrape();
    expect(lines).toEqual(
      expect.arrayContaining([
        ...UP,
        'hall_server_up{server="temporal"} 1',
        'hall_commands_pending 1',
        'hall_cases{stage="parked"} 1',
        'hall_cases{stage="posting"} 0',
        'hall_postings_at_rest 0',
        'hall_tasks_overdue{role="first-reviewer"} 1',
        'hall_receipts_missing 0',
      ]),
    );
    expect(lines.join('\n')).not.toContain(businessNo);
    expect(
      lines.find((line) => line.startsWith('hall_commands_pending_oldest_seconds')),
    ).toBeDefined();
  });

  it.each(['config/prometheus/alerts.yml', 'docs/operations.md'])(
    'are called in %s what the api calls them',
    async (file) => {
      const named = (await readFile(file, 'utf8')).match(/\bhall_[a-z_]+/g) ?? [];
      const { body } = await hall.client().get<string>('/metrics');
      const known = new Set([...body.matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name));
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((name) => !known.has(name.replace(/_count$/, '')))).toEqual([]);
    },
  );

  it('are kept for a while: a second scrape does not count again', async () => {
    await buildCase(hall.dataSource, { stage: 'parked' });
    expect(await scrape()).toContain('hall_cases{stage="parked"} 1');
  });
});

describe('a scrape', () => {
  beforeEach(startHall);
  afterEach(async () => hall.stop());

  it('is answered without the figures while the database does not answer, and with them after', async () => {
    const blocker = hall.dataSource.createQueryRunner();
    await blocker.query('LOCK TABLES command WRITE');
    // The table is locked until after the answer: a scrape that waited for it would not be answered.
    const lines = await scrape();
    expect(lines).toContain('hall_figures_up 0');
    expect(lines.filter((line) => OF_CASES.test(line))).toEqual([]);
    await blocker.query('UNLOCK TABLES');
    await blocker.release();
    expect(await scrape()).toEqual(expect.arrayContaining([...UP, 'hall_commands_pending 0']));
  });

  it('is answered while the database is away', async () => {
    await hall.app.get(DataSource).destroy();
    const lines = await scrape();
    expect(lines).toEqual(
      expect.arrayContaining(['hall_figures_up 0', 'hall_server_up{server="database"} 0']),
    );
    expect(lines.filter((line) => OF_CASES.test(line))).toEqual([]);
  });
});

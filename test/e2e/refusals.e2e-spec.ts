import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusals } from '#apps/api/auth/refusals';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { buildCase } from '#test/builders/case.builder';
import { until } from '#test/e2e/case-hall';
import { Hall, UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

interface Refusal {
  readonly actor_kind: string;
  readonly subject: string;
  readonly address: string;
  readonly correlation_id: string;
}

const OF_A_CALLER_PER_MINUTE = 20;

describe('What a signed-in caller is refused', () => {
  let hall: Hall;
  let businessNo: string;

  beforeAll(async () => {
    hall = await Hall.start();
    const draft = { business: 'base-adjustment', effectiveMonth: '202612' };
    ({ businessNo } = await buildCase(hall.dataSource, draft));
  });
  afterAll(async () => hall.stop());

  const refusals = () =>
    hall.dataSource.query<Refusal[]>(
      "SELECT actor_kind, subject, address, correlation_id FROM audit_entry WHERE act = 'access-refused' ORDER BY id",
    );

  async function refusalsFrom(correlationId: string): Promise<Refusal[]> {
    const of = async () =>
      (await refusals()).filter(({ correlation_id }) => correlation_id === correlationId);
    return until('the refusal to be written', async () => {
      const found = await of();
      return found.length > 0 && found;
    });
  }

  const asking = (client: HallClient, path: string, correlationId: string) =>
    client.get(path, { headers: { 'X-Correlation-Id': correlationId } });

  it('is written down, another unit’s case: who, when, which endpoint, and nothing of the case', async () => {
    const foreign = await hall.operator(UNIT_TWO);
    const asked = await asking(foreign, `/api/submissions/${businessNo}`, 'foreign-case');
    expect(asked.status).toBe(404);
    expect(await refusalsFrom('foreign-case')).toEqual([
      {
        actor_kind: 'operator',
        subject: '404 GET /api/submissions/:businessNo',
        address: expect.stringMatching(/127\.0\.0\.1$/),
        correlation_id: 'foreign-case',
      },
    ]);
    expect(JSON.stringify(await refusals())).not.toContain(businessNo);
  });

  it('is written down, an endpoint of other roles', async () => {
    const staff = await hall.staff('first-01-a');
    expect((await asking(staff, '/api/home', 'foreign-role')).status).toBe(403);
    const [refusal] = await refusalsFrom('foreign-role');
    expect(refusal).toMatchObject({ actor_kind: 'staff', subject: '403 GET /api/home' });
  });

  it('is written down without the page’s token', async () => {
    const operator = await hall.operator(UNIT_ONE, 'operator2');
    operator.csrfToken = 'not the token';
    const headers = { 'X-Correlation-Id': 'foreign-token' };
    expect((await operator.post('/api/submissions', {}, { headers })).status).toBe(403);
    const [refusal] = await refusalsFrom('foreign-token');
    expect(refusal).toMatchObject({ subject: '403 POST /api/submissions' });
  });

  it('is not what was only put wrongly, or given', async () => {
    const owner = await hall.operator(UNIT_TWO, 'operator2');
    expect((await owner.get('/api/home')).status).toBe(200);
    expect((await owner.post('/api/submissions', { business: 'none' })).status).toBe(422);
    expect((await owner.get('/api/members?limit=x')).status).toBe(400);
    await asking(owner, '/api/tasks', 'the-first-refusal');
    const [refusal] = await refusalsFrom('the-first-refusal');
    const { id } = (await owner.get<{ id: number }>('/api/auth/me')).body;
    const ofOwner = await hall.dataSource.query<unknown[]>(
      "SELECT 1 FROM audit_entry WHERE act = 'access-refused' AND actor_kind = 'operator' AND actor_id = ?",
      [id],
    );
    expect([refusal?.subject, ofOwner.length]).toEqual(['403 GET /api/tasks', 1]);
  });

  it('leaves one row a minute for each endpoint, however many numbers were tried', async () => {
    const guesser = await hall.operator(UNIT_ONE);
    for (let number = 1; number <= 30; number += 1) {
      const path = `/api/submissions/${businessNoOf('20261124', number)}/scans`;
      expect((await guesser.get(path)).status).toBe(404);
    }
    await asking(guesser, '/api/tasks', 'after-the-guesses');
    await refusalsFrom('after-the-guesses');
    const rows = (await refusals()).filter(({ subject }) => subject.endsWith('/scans'));
    expect(rows).toHaveLength(1);
  });

  it('leaves no more than so many rows a minute of one caller at all endpoints', async () => {
    const before = (await refusals()).length;
    const walker = await hall.staff('auditor');
    const paths = [
      ...['home', 'terms', 'members', 'members/1', 'members/1/changes', 'units/current'],
      ...['units/current/changes', 'tasks', 'tasks/counts', 'tasks/next', 'tasks/1'],
      ...['opinion-phrases', 'boxes/counts', 'boxes/messages', 'boxes/todo', 'boxes/done'],
      ...['boxes/initiated', 'imports/1', 'imports/1/findings', 'imports/1/known', 'uploads/1'],
      ...['imports/1/annotated.xlsx', 'businesses/base-adjustment/months', 'commands/1'],
    ];
    expect(paths.length).toBeGreaterThan(OF_A_CALLER_PER_MINUTE);
    for (const path of paths) expect((await walker.get(`/api/${path}`)).status).toBe(403);
    const written = async () => (await refusals()).length - before;
    await until('the rows', async () => (await written()) >= OF_A_CALLER_PER_MINUTE);
    await hall.app.get(Refusals).beforeApplicationShutdown();
    expect(await written()).toBe(OF_A_CALLER_PER_MINUTE);
  });
});

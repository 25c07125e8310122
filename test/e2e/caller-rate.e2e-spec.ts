import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hall, UNIT_ONE } from '#test/e2e/hall';

/** Signing in is no request of a session; each of these asks is one. */
const PER_MINUTE = 12;

describe('A signed-in caller who asks more than anybody at a page', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.start({ env: { SIGNED_IN_REQUESTS_PER_MINUTE: String(PER_MINUTE) } });
  });
  afterAll(async () => hall.stop());

  it('is told how long to wait, through all his sessions, and nobody else is', async () => {
    const [here, elsewhere] = [await hall.operator(), await hall.operator()];
    for (let asked = 0; asked < PER_MINUTE; asked += 1)
      expect((await here.get('/api/auth/me')).status).toBe(200);
    for (const session of [here, elsewhere]) {
      const refused = await session.get('/api/auth/me');
      expect([refused.status, refused.body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect((await hall.client().post('/api/auth/challenge', {})).status).toBe(200);
    const colleague = await hall.operator(UNIT_ONE, 'operator2');
    expect((await colleague.get('/api/auth/me')).status).toBe(200);
  });

  it('has changed nothing by what was refused: the same request is taken afterwards', async () => {
    const staff = await hall.staff('first-01-a');
    const read = () => staff.post('/api/messages/read-all');
    for (let asked = 0; asked < PER_MINUTE; asked += 1) expect((await read()).status).toBe(204);
    const headers = { 'Idempotency-Key': 'refused-for-its-rate' };
    expect((await staff.post('/api/messages/read-all', undefined, { headers })).status).toBe(429);
    const [row] = await hall.dataSource.query<{ keys: string }[]>(
      'SELECT COUNT(*) AS `keys` FROM idempotent_request',
    );
    expect(Number(row?.keys)).toBe(PER_MINUTE);
  });
});

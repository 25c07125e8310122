import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MeView, SessionsView, SessionView } from '#apps/api/auth/auth.dto';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { revocationList } from '#libs/demonstration/ukey-authority';
import { openAuthority } from '#libs/demonstration/ukey-store';
import { Hall, UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { insertUKey, operatorSignIn } from '#test/e2e/sign-in';

describe('sessions', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.start();
  });
  afterAll(async () => hall.stop());

  it('are over at sign-out, on the server too', async () => {
    const client = await hall.operator();
    const cookie = client.cookie('hall_session');
    const answer = await client.post('/api/auth/sign-out');
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([204, '"cache"']);
    client.setCookie('hall_session', cookie ?? '');
    expect((await client.get('/api/auth/me')).body.code).toBe('SIGNED_OUT');
  });

  it('get a new token at each sign-in, and the one before ends', async () => {
    const client = await hall.operator();
    const before = client.cookie('hall_session') ?? '';
    const key = await insertUKey(client, UNIT_ONE);
    const login = {
      unitAccountNo: UNIT_ONE,
      loginName: 'operator1',
      password: DEMONSTRATION_PASSWORD,
    };
    await operatorSignIn(client, login, key);
    expect(client.cookie('hall_session')).not.toBe(before);
    const old = hall.client();
    old.setCookie('hall_session', before);
    expect((await old.get('/api/auth/me')).status).toBe(401);
  });

  it('are kept as hashes only', async () => {
    const client = await hall.operator();
    const rows: unknown[] = await hall.dataSource.query('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(client.cookie('hall_session'));
    expect(JSON.stringify(rows)).not.toContain(client.csrfToken);
  });

  it('end after thirty idle minutes, and not at twenty-nine', async () => {
    const client = await hall.operator();
    await idleFor(client.cookie('hall_session') ?? '', 29 * 60);
    expect((await client.get('/api/auth/me')).status).toBe(200);
    await idleFor(client.cookie('hall_session') ?? '', 30 * 60);
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });

  it('are not kept alive by what the page asks on its own', async () => {
    const client = await hall.operator();
    await idleFor(client.cookie('hall_session') ?? '', 20 * 60);
    const before = (
      await client.get<MeView>('/api/auth/me', { headers: { 'X-Background': 'true' } })
    ).body.idleLeftMs;
    expect(before).toBeLessThan(11 * 60_000);
    const after = (await client.post<MeView>('/api/auth/keep-alive')).body.idleLeftMs;
    expect(after).toBeGreaterThan(29 * 60_000);
  });

  it('end twelve hours after sign-in, however busy', async () => {
    const client = await hall.operator();
    await hall.dataSource.query(
      `UPDATE session SET created_at = UTC_TIMESTAMP(3) - INTERVAL 12 HOUR WHERE token_hash = SHA2(?, 256)`,
      [client.cookie('hall_session')],
    );
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });

  it('are listed for their owner and ended one by one or all others at once', async () => {
    const [one, two, three] = [await hall.operator(), await hall.operator(), await hall.operator()];
    const listed = await sessionsOf(one);
    expect(listed.filter((session) => session.current)).toHaveLength(1);
    const twoId = await currentIdOf(two);
    expect((await one.delete(`/api/auth/sessions/${twoId}`)).status).toBe(204);
    expect((await two.get('/api/auth/me')).status).toBe(401);
    expect((await three.get('/api/auth/me')).status).toBe(200);
    expect((await one.delete('/api/auth/sessions')).status).toBe(204);
    expect((await three.get('/api/auth/me')).status).toBe(401);
    expect((await one.get('/api/auth/me')).status).toBe(200);
  });

  it('of other people cannot be ended', async () => {
    const mine = await hall.operator();
    const other = await hall.operator(UNIT_ONE, 'operator2');
    const otherId = await currentIdOf(other);
    const answer = await mine.delete(`/api/auth/sessions/${otherId}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
    expect((await other.get('/api/auth/me')).status).toBe(200);
  });

  it('end everywhere else when the password changes', async () => {
    const [here, there] = [
      await hall.operator(UNIT_ONE, 'operator2'),
      await hall.operator(UNIT_ONE, 'operator2'),
    ];
    const change = async (current: string, next: string) =>
      here.post('/api/auth/password', { current, next });
    expect((await change('wrong', 'Another-pass-1')).body.code).toBe('PASSWORD_WRONG');
    expect((await change(DEMONSTRATION_PASSWORD, 'short-1A')).body.code).toBe('PASSWORD_TOO_SHORT');
    expect((await change(DEMONSTRATION_PASSWORD, DEMONSTRATION_PASSWORD)).body.code).toBe(
      'PASSWORD_UNCHANGED',
    );
    expect((await change(DEMONSTRATION_PASSWORD, 'Another-pass-1')).status).toBe(204);
    expect((await here.get('/api/auth/me')).status).toBe(200);
    expect((await there.get('/api/auth/me')).status).toBe(401);
  });

  it('end when the centre withdraws the key they began with', async () => {
    const client = await hall.operator();
    expect((await client.get('/api/auth/me')).status).toBe(200);
    await hall.dataSource.query('UPDATE certificate SET revoked_at = UTC_TIMESTAMP(3)');
    expect((await client.get('/api/auth/me')).status).toBe(401);
    await hall.dataSource.query('UPDATE certificate SET revoked_at = NULL');
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });

  it('end when a new list of the authority names the key, and only then', async () => {
    const [client, other] = [await hall.operator(UNIT_TWO), await hall.operator(UNIT_ONE)];
    await revoke(UNIT_TWO);
    const aMinuteLater = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_001);
    expect((await client.get('/api/auth/me')).body.code).toBe('SIGNED_OUT');
    expect((await other.get('/api/auth/me')).status).toBe(200);
    aMinuteLater.mockRestore();
  });

  it('take no write without the page’s token', async () => {
    const client = await hall.operator();
    const token = client.csrfToken;
    client.csrfToken = undefined;
    expect((await client.delete('/api/auth/sessions')).body.code).toBe('CSRF_REFUSED');
    client.csrfToken = (await hall.operator()).csrfToken;
    expect((await client.delete('/api/auth/sessions')).body.code).toBe('CSRF_REFUSED');
    client.csrfToken = token;
    expect((await client.delete('/api/auth/sessions')).status).toBe(204);
  });

  /** A second list beside the one that is there, as authorities publish them. */
  async function revoke(unitAccountNo: string): Promise<void> {
    const [row]: { serialNumber: string }[] = await hall.dataSource.query(
      `SELECT c.serial_number AS serialNumber FROM certificate c JOIN unit u ON u.id = c.unit_id
        WHERE u.account_no = ?`,
      [unitAccountNo],
    );
    const { dataFolder, ukeyTrustFolder: trustFolder } = hall.config;
    const now = new Date();
    const folders = { keyFolder: join(dataFolder, 'ukey-ca'), trustFolder };
    const authority = await openAuthority(folders, now);
    const list = await revocationList(authority, [row?.serialNumber ?? ''], now);
    await writeFile(join(trustFolder, 'newer.crl.pem'), list);
  }

  async function idleFor(token: string, seconds: number): Promise<void> {
    await hall.dataSource.query(
      'UPDATE session SET last_seen_at = UTC_TIMESTAMP(3) - INTERVAL ? SECOND WHERE token_hash = SHA2(?, 256)',
      [seconds, token],
    );
  }
});

describe('writes', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.start();
  });
  afterAll(async () => hall.stop());

  it('need an Idempotency-Key', async () => {
    const client = await hall.operator();
    const answer = await client.delete('/api/auth/sessions', undefined, {
      headers: { 'Idempotency-Key': '' },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
  });

  it('are done once however often the same request comes', async () => {
    const client = await hall.operator();
    await hall.operator();
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => client.delete('/api/auth/sessions', undefined, { headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    expect(
      answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true'),
    ).toHaveLength(4);
  });

  it('under a used key with other content are refused', async () => {
    const [client, other] = [await hall.operator(), await hall.operator()];
    const otherId = await currentIdOf(other);
    const headers = { 'Idempotency-Key': randomUUID() };
    expect(
      (await client.delete(`/api/auth/sessions/${otherId}`, undefined, { headers })).status,
    ).toBe(204);
    const reused = await client.delete('/api/auth/sessions', undefined, { headers });
    expect([reused.status, reused.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const again = await client.delete(`/api/auth/sessions/${otherId}`, undefined, {
      headers,
    });
    expect(again.status).toBe(204);
  });

  it('of different people may use the same key', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const [mine, other] = [await hall.operator(), await hall.operator(UNIT_ONE, 'operator2')];
    expect((await mine.delete('/api/auth/sessions', undefined, { headers })).status).toBe(204);
    const answer = await other.delete('/api/auth/sessions', undefined, { headers });
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
  });
});

async function sessionsOf(client: HallClient): Promise<SessionView[]> {
  return (await client.get<SessionsView>('/api/auth/sessions')).body.items;
}

async function currentIdOf(client: HallClient): Promise<string> {
  return (await sessionsOf(client)).find((session) => session.current)?.publicId ?? '';
}

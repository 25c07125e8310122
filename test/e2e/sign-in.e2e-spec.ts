import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import type { ChallengeView, MeView } from '#apps/api/auth/auth.dto';
import { challengeMessage } from '#libs/ukey/ukey-verifier';
import type { OpenedUKey } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';
import { Hall, UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { insertUKey, operatorSignIn, staffSignIn } from '#test/e2e/sign-in';

const LOGIN = { unitAccountNo: UNIT_ONE, loginName: 'operator1', password: DEMONSTRATION_PASSWORD };

describe('sign-in', () => {
  let hall: Hall;
  let key: OpenedUKey;

  beforeAll(async () => {
    hall = await Hall.start();
    key = await insertUKey(hall.client(), UNIT_ONE);
  });
  afterAll(async () => hall.stop());

  it('lets an operator in with the key of the unit, and tells the page who it is', async () => {
    const client = hall.client();
    const answer = await operatorSignIn(client, LOGIN, key);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      kind: 'operator',
      loginName: 'operator1',
      roles: ['operator'],
    });
    expect(answer.body.unit?.accountNo).toBe(UNIT_ONE);
    expect(Date.parse(answer.body.certificateValidTo ?? '')).toBeGreaterThan(Date.now());
    expect((await client.get<MeView>('/api/auth/me')).body.id).toBe(answer.body.id);
  });

  it('keeps the session in a cookie scripts cannot read and other sites do not send', async () => {
    const client = hall.client();
    const answer = await operatorSignIn(client, LOGIN, key);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('hall_session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\//);
  });

  it('refuses the key of another unit', async () => {
    const other = await insertUKey(hall.client(), UNIT_TWO);
    const answer = await operatorSignIn(hall.client(), LOGIN, other);
    expect([answer.status, answer.body.code]).toEqual([401, 'UKEY_NOT_OF_UNIT']);
  });

  it('answers an unknown login name exactly as a wrong password', async () => {
    const wrong = await operatorSignIn(
      hall.client(),
      { ...LOGIN, loginName: 'operator2', password: 'wrong' },
      key,
    );
    const unknown = await operatorSignIn(
      hall.client(),
      { ...LOGIN, loginName: 'nobody', password: 'wrong' },
      key,
    );
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    const { correlationId, ...said } = wrong.body;
    expect(correlationId).not.toBe(unknown.body.correlationId);
    expect(unknown.body).toMatchObject(said);
    expect(Object.keys(unknown.body)).toEqual(Object.keys(wrong.body));
  });

  it('takes a challenge once', async () => {
    const client = hall.client();
    const body = await signedBody(client, key);
    expect(
      (await client.post('/api/auth/operator/sign-in', { ...body, password: 'wrong' })).status,
    ).toBe(401);
    const again = await client.post('/api/auth/operator/sign-in', body);
    expect(again.body.code).toBe('UKEY_CHALLENGE_USED');
  });

  it('refuses a challenge signed in another browser', async () => {
    const body = await signedBody(hall.client(), key);
    const other = hall.client();
    await other.post('/api/auth/challenge', {});
    const answer = await other.post('/api/auth/operator/sign-in', body);
    expect(answer.body.code).toBe('UKEY_OTHER_BROWSER');
  });

  it('refuses a signature over another origin', async () => {
    const client = hall.client();
    const { nonce, bindingId } = (await client.post<ChallengeView>('/api/auth/challenge', {})).body;
    const signature = await signMessage(
      key.privateKey,
      challengeMessage(nonce, bindingId, 'https://phishing.example'),
    );
    const given = { ...LOGIN, nonce, certificate: key.certificatePem, chain: [], signature };
    expect((await client.post('/api/auth/operator/sign-in', given)).body.code).toBe(
      'UKEY_SIGNATURE_WRONG',
    );
  });

  it('refuses requests from another site', async () => {
    const answer = await hall.client('https://phishing.example').post('/api/auth/challenge', {});
    expect([answer.status, answer.body.code]).toEqual([403, 'ORIGIN_REFUSED']);
  });

  it('refuses a challenge older than sixty seconds', async () => {
    const client = hall.client();
    const body = await signedBody(client, key);
    await hall.dataSource.query(
      'UPDATE sign_in_challenge SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND',
    );
    expect((await client.post('/api/auth/operator/sign-in', body)).body.code).toBe(
      'UKEY_CHALLENGE_EXPIRED',
    );
  });

  it('refuses a key the centre has withdrawn', async () => {
    const withdrawn = await insertUKey(hall.client(), '03000000003');
    await hall.dataSource.query(
      `UPDATE certificate SET revoked_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND
       WHERE unit_id = (SELECT id FROM unit WHERE account_no = '03000000003')`,
    );
    const login = { ...LOGIN, unitAccountNo: '03000000003' };
    expect((await operatorSignIn(hall.client(), login, withdrawn)).body.code).toBe('UKEY_REVOKED');
  });

  it('lets staff in with password and code, and takes a code once', async () => {
    const loginName = 'first-01-a';
    const totp = (
      await hall.client().get<{ code: string }>(`/api/demonstration/totp?loginName=${loginName}`)
    ).body.code;
    const login = { loginName, password: DEMONSTRATION_PASSWORD, totp };
    const first = await staffSignIn(hall.client(), login);
    expect(first.body).toMatchObject({ kind: 'staff', roles: ['first-reviewer'], unit: null });
    expect((await staffSignIn(hall.client(), login)).body.code).toBe('SIGN_IN_REFUSED');
  });

  it('makes an account wait longer after each further failure, known or not', async () => {
    for (const loginName of ['auditor', 'no-such-person']) {
      const fail = async () =>
        staffSignIn(hall.client(), { loginName, password: 'wrong', totp: '000000' });
      for (let failure = 1; failure <= 5; failure += 1) expect((await fail()).status).toBe(401);
      const delayed = await fail();
      expect([delayed.status, delayed.body.code]).toEqual([429, 'SIGN_IN_DELAYED']);
      expect(Number(delayed.headers.get('retry-after'))).toBeGreaterThan(10);
      await hall.dataSource.query(
        'UPDATE sign_in_throttle SET blocked_until = UTC_TIMESTAMP(3) WHERE failures = 5',
      );
      expect((await fail()).status).toBe(401);
      expect(Number((await fail()).headers.get('retry-after'))).toBeGreaterThan(20);
    }
  });

  it('lets a person in whom a stranger elsewhere is guessing at', async () => {
    const loginName = 'operations';
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    const guess = async (address: string) =>
      staffSignIn(hall.client(), { loginName, password: 'wrong', totp: '000000' }, from(address));
    for (let failure = 1; failure <= 5; failure += 1)
      expect((await guess('203.0.113.7')).status).toBe(401);
    for (let failure = 1; failure <= 3; failure += 1)
      expect((await guess('203.0.113.7')).status).toBe(429);
    const code = await hall
      .client()
      .get<{ code: string }>(`/api/demonstration/totp?loginName=${loginName}`);
    const login = { loginName, password: DEMONSTRATION_PASSWORD, totp: code.body.code };
    expect((await staffSignIn(hall.client(), login, from('198.51.100.4'))).status).toBe(200);
    expect((await guess('203.0.113.7')).status).toBe(429);
  });

  it('makes an account wait a minute at most for guesses from many addresses, known or not', async () => {
    for (const loginName of ['second-01-a', 'no-such-clerk']) {
      const guess = async (address: string) =>
        staffSignIn(
          hall.client(),
          { loginName, password: 'wrong', totp: '000000' },
          { 'X-Forwarded-For': address },
        );
      for (let failure = 1; failure <= 51; failure += 1)
        expect((await guess(`203.0.113.${String(failure)}`)).status).toBe(401);
      const delayed = await guess('203.0.113.99');
      expect(delayed.status).toBe(429);
      expect(Number(delayed.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    }
  });

  it('gains nothing from guessing many passwords at once', async () => {
    const guess = async () =>
      staffSignIn(hall.client(), { loginName: 'cashier', password: 'wrong', totp: '000000' });
    const answers = await Promise.all(Array.from({ length: 12 }, guess));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('writes down who signed in and what was refused, without passwords', async () => {
    const rows: unknown[] = await hall.dataSource.query(
      'SELECT act, subject, actor_id FROM audit_entry',
    );
    expect(rows).toContainEqual(expect.objectContaining({ act: 'signed-in' }));
    expect(rows).toContainEqual(
      expect.objectContaining({ act: 'sign-in-refused', subject: 'UKEY_NOT_OF_UNIT' }),
    );
    expect(JSON.stringify(rows)).not.toContain(DEMONSTRATION_PASSWORD);
  });

  async function signedBody(
    client: HallClient,
    withKey: OpenedUKey,
  ): Promise<Record<string, unknown>> {
    const { nonce, bindingId } = (await client.post<ChallengeView>('/api/auth/challenge', {})).body;
    const message = challengeMessage(nonce, bindingId, client.origin);
    return {
      ...LOGIN,
      nonce,
      certificate: withKey.certificatePem,
      chain: withKey.chainPem,
      signature: await signMessage(withKey.privateKey, message),
    };
  }
});

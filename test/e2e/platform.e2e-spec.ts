import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hall } from '#test/e2e/hall';

describe('the api', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.start({ seeded: false });
  });
  afterAll(async () => hall.stop());

  it('says that it lives, and that its servers answer', async () => {
    expect((await hall.client().get('/health/live')).status).toBe(200);
    const ready = await hall.client().get('/health/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', database: true, temporal: true },
    ]);
  });

  it('measures its answers by route, without the values in the path', async () => {
    await hall.client().get('/api/members/410305199001011234');
    const metrics = (await hall.client().get<string>('/metrics')).body;
    expect(metrics).toContain('hall_http_answer_seconds_bucket');
    expect(metrics).toContain('route="/api/members/:accountNo"');
    expect(metrics).not.toContain('410305199001011234');
  });

  it('describes itself in OpenAPI 3.1', async () => {
    const { body } = await hall.client().get<{ openapi: string }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(JSON.stringify(body)).not.toContain('"nullable"');
    expect((await hall.client().get('/api/docs')).status).toBe(200);
  });

  it('lets the pages load nothing from elsewhere and nobody else frame them', async () => {
    const { headers } = await hall.client().get('/api/openapi.json');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('keeps a connection longer than a proxy does, which would else ask on one that is being closed', async () => {
    const { headers } = await hall.client().get('/api/openapi.json');
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  it('lets no browser keep an answer: a case must never be shown as it stood before', async () => {
    const { headers } = await hall.client().get('/api/auth/me');
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
  });

  it('carries the caller’s correlation id, and makes one instead of a harmful one', async () => {
    const given = await hall
      .client()
      .get('/api/auth/me', { headers: { 'X-Correlation-Id': 'page-12345678' } });
    expect(given.headers.get('x-correlation-id')).toBe('page-12345678');
    expect(given.body.correlationId).toBe('page-12345678');
    const harmful = await hall
      .client()
      .get('/api/auth/me', { headers: { 'X-Correlation-Id': '{"level":60}' } });
    expect(harmful.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every field it refuses, and accepts none it does not know', async () => {
    const answer = await hall
      .client()
      .post('/api/auth/staff/sign-in', { loginName: '', totp: 'x', role: 'auditor' });
    expect([answer.status, answer.body.code]).toEqual([400, 'SHAPE_INVALID']);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const fields = Object.fromEntries(
      (answer.body.errors ?? []).map(({ field, code }) => [field, code]),
    );
    expect(fields).toEqual({
      loginName: 'SHAPE_REQUIRED',
      password: 'SHAPE_REQUIRED',
      totp: 'SHAPE_OF_KIND',
      role: 'SHAPE_UNKNOWN_FIELD',
    });
  });

  it('answers what it cannot read or find as a problem too', async () => {
    const missing = await hall.client().get('/api/nothing-here');
    expect([missing.status, missing.body.code]).toEqual([404, 'NOT_FOUND']);
    const json = { 'Content-Type': 'application/json' };
    const broken = await hall
      .client()
      .post('/api/auth/challenge', undefined, { raw: '{"a":', headers: json });
    expect([broken.status, broken.body.code]).toEqual([400, 'MALFORMED_REQUEST']);
    const large = { raw: `{"a":"${'x'.repeat(2_200_000)}"}`, headers: json };
    const refused = await hall.client().post('/api/auth/challenge', undefined, large);
    expect([refused.status, refused.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
});

describe('an address asked by another method', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.start({ seeded: false });
  });
  afterAll(async () => hall.stop());

  it.each([
    ['PUT', '/api/auth/me', 'GET, HEAD'],
    ['DELETE', '/api/auth/challenge', 'POST'],
    ['OPTIONS', '/api/submissions', 'POST'],
    ['POST', '/api/submissions/2026112400000001/form', 'PUT'],
    ['PATCH', '/health/ready', 'GET, HEAD'],
  ])('is told by which it may be: %s %s', async (method, path, allow) => {
    const answer = await fetch(`${hall.url}${path}`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(await answer.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405 });
  });

  it('is a missing one when no method reaches it', async () => {
    const answer = await fetch(`${hall.url}/api/nothing-here`, { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
  });
});

describe('a hall behind https', () => {
  let hall: Hall;

  beforeAll(async () => {
    const env = {
      WEB_ORIGIN: 'https://hall.example.gov.cn',
      UKEY_DRIVER_URL: 'https://www.example.gov.cn/driver',
    };
    hall = await Hall.start({ seeded: false, env });
  });
  afterAll(async () => hall.stop());

  const ask = (path: string) => fetch(`http://127.0.0.1:${String(hall.config.apiPort)}${path}`);

  it.each([
    '/',
    '/login',
    '/phone.html',
    '/cases/2026112400000018',
    '/assets/gone.js',
    '/nothing.png',
    '/%E0%A4%A',
    '/api/auth/me',
    '/api/nothing-here',
    '/health/live',
  ])('binds browsers to https at %s', async (path) => {
    const { headers } = await ask(path);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  });

  it('tells the sign-in page the time and where the driver of the key is', async () => {
    const told = (await (await ask('/api/auth/surroundings')).json()) as Record<string, string>;
    expect(told['ukeyDriverUrl']).toBe('https://www.example.gov.cn/driver');
    expect(Math.abs(Date.parse(told['now'] ?? '') - Date.now())).toBeLessThan(60_000);
  });
});

describe('a stopping api', () => {
  it('lets go of open event streams instead of waiting for their end', async () => {
    const hall = await Hall.start();
    const operator = await hall.operator();
    const stream = await fetch(`${hall.url}/api/live`, {
      headers: {
        Cookie: `hall_session=${operator.cookie('hall_session') ?? ''}`,
        Accept: 'text/event-stream',
      },
    });
    expect(stream.status).toBe(200);
    await hall.stop();
    await expect(stream.text()).rejects.toThrow();
  });
});

import { describe, expect, it } from '@jest/globals';
import { Hall, UNIT_ONE } from '#test/e2e/hall';

describe('a hall in production', () => {
  it('knows nothing of demonstration keys, codes and logins', async () => {
    const hall = await Hall.start({ mode: 'production' });
    const client = hall.client();
    const paths = ['logins', `ukey?unitAccountNo=${UNIT_ONE}`, 'totp?loginName=auditor'];
    const statuses = await Promise.all(
      paths.map(async (path) => (await client.get(`/api/demonstration/${path}`)).status),
    );
    const documents = await Promise.all(
      ['/api/docs', '/api/openapi.json'].map(async (path) => (await client.get(path)).status),
    );
    const page = await client.get('/');
    await hall.stop();
    expect([statuses, documents]).toEqual([
      [404, 404, 404],
      [404, 404],
    ]);
    expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});

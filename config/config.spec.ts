import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '#config/config';

const COMPLETE = {
  DATABASE_URL: 'mariadb://hall:word@127.0.0.1:3306/hall',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MODE: 'demonstration',
  API_PORT: '3000',
  WEB_ORIGIN: 'http://127.0.0.1:8080',
  DATA_FOLDER: '/tmp/files',
  UKEY_TRUST_FOLDER: '/tmp/trust',
  KEYED_HASH_SECRET: 'k'.repeat(32),
  SEALING_SECRET: 's'.repeat(32),
};

function refusalOf(env: Record<string, string | undefined>): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('was not refused');
}

describe('configuration', () => {
  it('turns a complete environment into typed, frozen values', () => {
    const config = loadConfig({ ...COMPLETE, TEMPORAL_TLS: 'true', PATH: '/bin' });
    expect(config).toMatchObject({
      apiPort: 3000,
      temporalTls: true,
      temporalNamespace: 'default',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes the address of the driver over https only, or none', () => {
    const url = 'https://www.example.gov.cn/driver?os=10';
    expect(loadConfig({ ...COMPLETE, UKEY_DRIVER_URL: url }).ukeyDriverUrl).toBe(url);
    expect(loadConfig(COMPLETE).ukeyDriverUrl).toBeUndefined();
    for (const bad of ['http://www.example.gov.cn/driver', 'javascript:alert(1)'])
      expect(refusalOf({ ...COMPLETE, UKEY_DRIVER_URL: bad }).keys).toEqual(['UKEY_DRIVER_URL']);
  });

  it('names every bad key at once', () => {
    const { keys } = refusalOf({
      ...COMPLETE,
      API_PORT: 'x',
      MODE: '',
      KEYED_HASH_SECRET: 'short',
    });
    expect(keys).toEqual(['API_PORT', 'KEYED_HASH_SECRET', 'MODE']);
  });

  it('never prints a value', () => {
    const { message } = refusalOf({
      ...COMPLETE,
      SEALING_SECRET: 'hunter2',
      DATABASE_URL: 'hunter2',
    });
    expect(message).toContain('SEALING_SECRET');
    expect(message).not.toContain('hunter2');
  });

  it('has no default for a secret or for the database', () => {
    expect(refusalOf({}).keys).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'KEYED_HASH_SECRET',
        'SEALING_SECRET',
        'TEMPORAL_ADDRESS',
      ]),
    );
  });

  it('wants the S3 keys together', () => {
    const { keys } = refusalOf({
      ...COMPLETE,
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_BUCKET: 'hall',
    });
    expect(keys).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
  });

  it('takes a database by TLS, and nothing else behind the name', () => {
    const urls = ['?tls=system', '?tls=/etc/hall/ca.pem'].map((tls) => `mysql://a:b@db/hall${tls}`);
    for (const url of urls)
      expect(loadConfig({ ...COMPLETE, DATABASE_URL: url }).databaseUrl).toBe(url);
    for (const tls of ['?tls=', '?tls=off', '?ssl=true', '?tls=/a&b=c'])
      expect(refusalOf({ ...COMPLETE, DATABASE_URL: `mysql://a:b@db/hall${tls}` }).keys).toEqual([
        'DATABASE_URL',
      ]);
  });

  describe('of production', () => {
    const PRODUCTION = {
      ...COMPLETE,
      MODE: 'production',
      WEB_ORIGIN: 'https://hall.example.cn',
      KEYED_HASH_SECRET: 'Zk3vQ9rT1xWb7LmC5yHd8NpS2fGj6KaE',
      SEALING_SECRET: 'u8Xc4Rw0JqV2tBn6MzL9sPe3YhD7gFk1',
    };

    it('is taken over https with secrets that were drawn', () => {
      expect(loadConfig(PRODUCTION).mode).toBe('production');
    });

    it.each([
      ['an origin without TLS', { WEB_ORIGIN: 'http://hall.example.cn' }, ['WEB_ORIGIN']],
      ['a secret nobody drew', { KEYED_HASH_SECRET: 'k'.repeat(40) }, ['KEYED_HASH_SECRET']],
      ['one secret for both', { SEALING_SECRET: PRODUCTION.KEYED_HASH_SECRET }, ['SEALING_SECRET']],
    ])('is refused with %s', (_, change, keys) => {
      expect(refusalOf({ ...PRODUCTION, ...change }).keys).toEqual(keys);
    });

    it('asks none of it of a demonstration', () => {
      const change = { KEYED_HASH_SECRET: 'k'.repeat(40), SEALING_SECRET: 'k'.repeat(40) };
      expect(loadConfig({ ...COMPLETE, ...change }).mode).toBe('demonstration');
    });
  });
});

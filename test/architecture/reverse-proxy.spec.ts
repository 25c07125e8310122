import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const CONFIGURATION = readFileSync('apps/local/docker/nginx.conf', 'utf8')
  .split('\n')
  .filter((line) => !line.trim().startsWith('#'))
  .join('\n');

describe('the reverse proxy', () => {
  it('writes neither query strings nor referrers into its access log', () => {
    const [format = ''] = /log_format hall [^;]*/.exec(CONFIGURATION) ?? [];
    expect(format).toContain('$uri');
    expect(format).not.toMatch(/\$(request|request_uri|args|query_string|arg_\w+|http_\w+)\b(?!_)/);
    const logs = [...CONFIGURATION.matchAll(/access_log (?!off)[^;]*/g)].map(([line]) => line);
    expect(logs).toEqual(['access_log /var/log/nginx/access.log hall']);
  });

  it('says HSTS with every page and file it serves itself', () => {
    const served = CONFIGURATION.split('location ').filter((part) => part.includes('try_files'));
    expect(served.length).toBe(2);
    for (const part of served)
      expect(part).toContain('add_header Strict-Transport-Security "max-age=31536000');
  });

  it('takes the client’s address from the TLS proxy alone, and hands on that one', () => {
    expect(
      [...CONFIGURATION.matchAll(/set_real_ip_from ([^;]*)/g)].map(([, from]) => from),
    ).toEqual(['${TLS_PROXY}']);
    expect(CONFIGURATION).toContain('real_ip_header X-Forwarded-For;');
    const handedOn = [...CONFIGURATION.matchAll(/proxy_set_header X-Forwarded-For ([^;]*)/g)];
    expect(handedOn.map(([, value]) => value)).toEqual(['$remote_addr', '$remote_addr']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ownAddress } from './own-address';

const HALL = 'https://hall.example';

describe('After a sign-in', () => {
  it.each([
    ['/desk?box=mine#top', '/desk?box=mine#top'],
    ['/cases/2026112400000018/edit', '/cases/2026112400000018/edit'],
    ['/verify?businessNo=1&from=//evil', '/verify?businessNo=1&from=//evil'],
    ['/\t', '/'],
    ['/loginname', '/loginname'],
  ])('%j leads to %j of the hall', (from, to) => {
    expect(ownAddress(from, HALL)).toBe(to);
  });

  it.each([
    null,
    '',
    'desk',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\\evil.example',
    '\t//evil.example',
    '/.//evil.example',
    '/desk/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/login?from=/login',
    '/login',
  ])('%j leads to the start page', (from) => {
    expect(ownAddress(from, HALL)).toBe('/');
  });
});

import { describe, expect, it } from '@jest/globals';
import { originsOf } from '#apps/api/auth/request-origin';

describe('the hall’s origin', () => {
  it('is the configured one and no other', () => {
    expect(originsOf('https://hall.example.gov.cn')).toEqual(['https://hall.example.gov.cn']);
  });

  it('has two names on a developer’s machine', () => {
    expect(originsOf('http://127.0.0.1:8080')).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isJson } from '#apps/api/bodies/json-body';

const of = (type?: string) => isJson({ headers: { 'content-type': type } });

describe('a body', () => {
  it.each(['application/json', 'APPLICATION/JSON', ' application/json', 'application/json ; x=y'])(
    'is JSON as %j',
    (type) => {
      expect(of(type)).toBe(true);
    },
  );

  it.each([undefined, '', 'text/plain', 'application/json-patch+json', 'application/json, text/a'])(
    'is none as %j',
    (type) => {
      expect(of(type)).toBe(false);
    },
  );
});

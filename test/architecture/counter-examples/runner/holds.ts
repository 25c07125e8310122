import { expect, it } from '@jest/globals';

it('holds', () => {
  expect(1).toBe(1);
});

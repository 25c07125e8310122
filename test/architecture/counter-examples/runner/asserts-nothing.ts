import { expect, it } from '@jest/globals';

it('promises an assertion', () => {
  expect.assertions(1);
});

import { beforeAll, it } from '@jest/globals';

beforeAll(() => {
  throw new Error('no ground');
});
it('stands on nothing', () => undefined);

import { it } from '@jest/globals';

it('does not wait for what it began', () => {
  void Promise.reject(new Error('nobody caught it'));
});

import { describe } from '@jest/globals';

describe('a file', () => {
  throw new Error('while it was read');
});

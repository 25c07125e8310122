import { describe, expect, it } from '@jest/globals';
import { businessesOf } from '#libs/businesses/registry';

describe('what is shown of a register in few columns', () => {
  it.each(businessesOf('register').map((one) => [one.title.zh, one] as const))(
    '%s: columns it has, among them the name, and few enough for one line',
    (_, { brief, columns }) => {
      const keys: readonly string[] = columns.map(({ key }) => key);
      expect(keys).toEqual(expect.arrayContaining([...brief]));
      expect(brief).toContain('name');
      expect(brief.length).toBeLessThanOrEqual(6);
    },
  );
});

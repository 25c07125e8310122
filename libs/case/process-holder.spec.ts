import { describe, expect, it } from '@jest/globals';
import {
  OPERATOR,
  FIRST,
  SYSTEM,
  LEVEL_ONE,
  plan,
  TWO_LEVELS,
  after,
  opened,
  submitted,
  code,
} from '#test/builders/process.builder';

describe('a case that first waits for the unit that holds an account', () => {
  const HOLDER_FIRST = plan([{ role: 'holder', dueDays: 10 }, LEVEL_ONE]);
  const waiting = after(opened, submitted(HOLDER_FIRST));

  it('hears nobody of the centre before it is passed on, and then the centre alone', () => {
    for (const verb of ['approve', 'return', 'reject'] as const)
      expect(code(waiting, { verb, actor: FIRST })).toBe('HOLDER_HAS_TIME');
    const passed = after(opened, submitted(HOLDER_FIRST), { verb: 'pass-on', actor: SYSTEM });
    expect(passed).toMatchObject({ stage: 'approval', level: 1 });
    expect(code(passed, { verb: 'approve', actor: FIRST })).toBe('posting');
    expect(code(passed, { verb: 'pass-on', actor: SYSTEM })).toBe('NOT_IN_THIS_STAGE');
  });

  it('is settled or refused by the other unit’s case, and withdrawn by its own', () => {
    expect(code(waiting, { verb: 'settle', actor: SYSTEM })).toBe('posting');
    expect(code(waiting, { verb: 'reject', actor: SYSTEM })).toBe('rejected');
    expect(code(waiting, { verb: 'withdraw', actor: OPERATOR })).toBe('withdrawn');
  });

  it('alone is settled by another case', () => {
    const other = after(opened, submitted(TWO_LEVELS));
    expect(code(other, { verb: 'settle', actor: SYSTEM })).toBe('NOT_IN_THIS_STAGE');
  });

  it('is never passed on past its last level', () => {
    const alone = after(opened, submitted(plan([{ role: 'holder', dueDays: 10 }])));
    expect(code(alone, { verb: 'pass-on', actor: SYSTEM })).toBe('NOT_IN_THIS_STAGE');
  });
});

import { describe, expect, it } from '@jest/globals';
import { mayClaim, mayDecide, type AssignableTask, type StaffMember } from '#libs/case/assignment';

const TASK: AssignableTask = {
  state: 'open',
  role: 'first-reviewer',
  branchCode: '01',
  claimedBy: null,
};
const reviewer = (
  branchCode: string,
  role: StaffMember['grants'][number]['role'] = 'first-reviewer',
): StaffMember => ({
  id: 7,
  grants: [{ role, branchCode }],
});
const claimedBy = (id: number): AssignableTask => ({ ...TASK, state: 'claimed', claimedBy: id });

describe('claiming a task', () => {
  it('is open to its role at its branch, and to the role at every branch', () => {
    expect(mayClaim(TASK, reviewer('01'))).toBeNull();
    expect(mayClaim(TASK, reviewer('*'))).toBeNull();
  });

  it('is closed to another branch, another role, and to nobody in particular', () => {
    expect(mayClaim(TASK, reviewer('02'))).toEqual({ code: 'NOT_YOUR_ROLE' });
    expect(mayClaim(TASK, reviewer('01', 'second-reviewer'))).toEqual({ code: 'NOT_YOUR_ROLE' });
    expect(mayClaim(TASK, { id: 7, grants: [] })).toEqual({ code: 'NOT_YOUR_ROLE' });
  });

  it('does not put a role of one branch together with the branch of another role', () => {
    const mixed: StaffMember = {
      id: 7,
      grants: [
        { role: 'first-reviewer', branchCode: '02' },
        { role: 'second-reviewer', branchCode: '01' },
      ],
    };
    expect(mayClaim(TASK, mixed)).toEqual({ code: 'NOT_YOUR_ROLE' });
  });

  it('is closed when another has it, and harmless when one has it oneself', () => {
    expect(mayClaim(claimedBy(8), reviewer('01'))).toEqual({ code: 'CLAIMED_BY_ANOTHER' });
    expect(mayClaim(claimedBy(7), reviewer('01'))).toBeNull();
  });

  it('tells that a closed task is decided, whoever asks', () => {
    expect(mayClaim({ ...TASK, state: 'closed' }, reviewer('02'))).toEqual({
      code: 'TASK_ALREADY_DECIDED',
    });
  });
});

describe('deciding a task', () => {
  it('needs the claim first', () => {
    expect(mayDecide(TASK, reviewer('01'))).toEqual({ code: 'CLAIM_FIRST' });
    expect(mayDecide(claimedBy(7), reviewer('01'))).toBeNull();
  });

  it('is refused for the same reasons as claiming, even with a claim from before the role was taken away', () => {
    expect(mayDecide(claimedBy(8), reviewer('01'))).toEqual({ code: 'CLAIMED_BY_ANOTHER' });
    expect(mayDecide(claimedBy(7), reviewer('02'))).toEqual({ code: 'NOT_YOUR_ROLE' });
    expect(mayDecide({ ...claimedBy(7), state: 'closed' }, reviewer('01'))).toEqual({
      code: 'TASK_ALREADY_DECIDED',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { memberInfoChange } from '#libs/businesses/member-info-change/member-info-change.business';
import { summaryOfChanges } from '#libs/businesses/summary-of-changes';
import { unitInfoChange } from '#libs/businesses/unit-info-change/unit-info-change.business';

const MEMBER = { name: '张三', accountNo: '100000000001' };

describe('the line of a case in the lists', () => {
  it('names the member and what changes, and not what it changes to', () => {
    expect(summaryOfChanges(memberInfoChange, { mobilePhone: '13800138000' }, MEMBER)).toEqual({
      zh: '张三（100000000001） 变更手机号码',
      en: '张三 (100000000001): Changes Mobile phone',
    });
  });

  it('names the member before anything is changed', () => {
    expect(summaryOfChanges(memberInfoChange, {}, MEMBER).zh).toBe('张三（100000000001）');
  });

  it('of the unit itself says what changes', () => {
    expect(summaryOfChanges(unitInfoChange, { payDay: '5' }, null).zh).toBe('变更发薪日');
    expect(summaryOfChanges(unitInfoChange, {}, null)).toEqual({ zh: '', en: '' });
  });
});

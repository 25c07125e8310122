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

  it('ends at a whole label where not all have room, and says how many more', () => {
    const every = Object.fromEntries(unitInfoChange.fields.map(({ name }) => [name, '']));
    const { zh, en } = summaryOfChanges(unitInfoChange, every, null);
    const labels = unitInfoChange.fields.map(({ label }) => label);
    expect(en.length).toBeLessThanOrEqual(200);
    const [, told = '', more = ''] = /^Changes (.*) and (\d+) more$/.exec(en) ?? [];
    const shown = labels.length - Number(more);
    expect(told).toBe(
      labels
        .slice(0, shown)
        .map((label) => label.en)
        .join(', '),
    );
    expect(
      `${told}, ${labels[shown]?.en ?? ''} and ${String(Number(more) - 1)} more`.length,
    ).toBeGreaterThan(200 - 'Changes '.length);
    expect(zh.length).toBeLessThanOrEqual(200);
  });

  it('of the unit itself says what changes', () => {
    expect(summaryOfChanges(unitInfoChange, { payDay: '5' }, null).zh).toBe('变更发薪日');
    expect(summaryOfChanges(unitInfoChange, {}, null)).toEqual({ zh: '', en: '' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { papersDemanded } from '#libs/businesses/field-changes';
import { memberInfoChange } from '#libs/businesses/member-info-change/member-info-change.business';

const fields = memberInfoChange.fields;
const greyed = fields.filter((field) => field.readOnlyReason !== undefined).map(({ name }) => name);

describe('member information change, manual chapter 11', () => {
  it('greys what proves who a member is, and says why in both languages', () => {
    expect(greyed).toEqual(expect.arrayContaining(['name', 'idType', 'idNumber', 'bornOn']));
    for (const { readOnlyReason } of fields) {
      if (readOnlyReason !== undefined) expect(readOnlyReason.zh && readOnlyReason.en).toBeTruthy();
    }
  });

  it('demands no paper, whatever is changed', () => {
    const everything = Object.fromEntries(fields.map(({ name }) => [name, 'new']));
    expect(memberInfoChange.papers).toEqual([]);
    expect(papersDemanded(memberInfoChange, everything)).toEqual([]);
  });

  it('names every field once', () => {
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

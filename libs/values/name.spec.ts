import { describe, expect, it } from '@jest/globals';
import { DOTS_OF_NAMES, isSameName, nameOf } from '#libs/values/name';
import { searchedKeys } from '#libs/values/name-spellings';

describe('the name of a person', () => {
  it.each([...DOTS_OF_NAMES, '·', ' · ', '．', '・', '･', '‧'])(
    'has one dot, though %j was typed for it',
    (dot) => {
      expect(nameOf(`买买提${dot}吐尔逊`)).toBe('买买提·吐尔逊');
      expect(isSameName(`买买提${dot}吐尔逊`, '买买提·吐尔逊')).toBe(true);
    },
  );

  it.each([
    ['张  三', '张三'],
    ['\u202d黄佳光\u202c', '黄佳光'],
    ["'李四", '李四'],
    ['王\u{e0100}五', '王五'],
    ['ＺＨＡＮＧ　ＳＡＮ', 'ZHANG SAN'],
    ['J. Smith', 'J. Smith'],
    ['Ali•Veli', 'Ali·Veli'],
    ['⼩明', '小明'],
    ['𬖋𪚥', '𬖋𪚥'],
    ['赵（曾用名钱）', '赵（曾用名钱）'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(nameOf(typed)).toBe(kept);
    expect(nameOf(kept)).toBe(kept);
  });

  it.each([
    ['ZHANG SAN', 'zhangsan'],
    ['ＺＨＡＮＧ', 'ZHANG'],
    ['某某（集团）公司', '某某(集团)公司'],
    ['e\u0301', '\u00e9'],
  ])('%j and %j are one', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  it.each(['洛阳Ⅱ期项目部', '№1', '①分厂', '5㎡', '\ufa10'])(
    'is looked for as it is written: %s',
    (name) => {
      expect(searchedKeys(`\u202d${name}　\t`)).toContain(name);
    },
  );

  it.each([
    ['张三', '张三丰'],
    ['买买提·吐尔逊', '买买提吐尔逊'],
    ['王五', '王伍'],
    ['é', 'e'],
  ])('%j and %j are two', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

it('a name is looked for under every code of its characters, the usual one first', () => {
  expect(searchedKeys('\ufa10本')).toEqual(['塚本', '\ufa10本', '\ufa7c本']);
  expect(searchedKeys('塚 本')).toEqual(['塚本', '\ufa10本', '\ufa7c本']);
  expect(searchedKeys('张三')).toEqual(['张三']);
  expect(searchedKeys('李'.repeat(60))).toHaveLength(24);
});

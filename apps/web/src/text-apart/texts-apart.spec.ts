import { describe, expect, it } from '@jest/globals';
import { Fragment } from 'react';
import { textsApart } from './texts-apart';

const inner = (type: unknown, children: unknown): unknown =>
  textsApart<{ children: unknown }>(type, { children }).children;
const icon = { type: 'svg' };
const apart = (children: string | number) =>
  expect.objectContaining({ type: 'hall-text', props: { children } });

describe('A text of the page', () => {
  it('beside an element has an element of its own', () => {
    expect(inner('button', [icon, '关闭音效'])).toEqual([icon, apart('关闭音效')]);
    expect(inner('span', [3, icon])).toEqual([apart(3), icon]);
  });

  it('that may be all there is in a place of elements has one too', () => {
    expect(inner(Fragment, '正在登录')).toEqual(apart('正在登录'));
  });

  it('beside texts only is one text with them', () => {
    expect(inner('p', ['第 ', 3, ' 页', null, false])).toBe('第 3 页');
  });

  it('alone in its element stays as it is', () => {
    expect(inner('p', '登录')).toBe('登录');
    expect(inner('p', undefined)).toBeUndefined();
  });

  it('is left alone where nothing but text may stand, and when it is blank', () => {
    expect(inner('option', ['2026-11', icon])).toEqual(['2026-11', icon]);
    expect(inner('p', [icon, ' ', icon])).toEqual([icon, ' ', icon]);
  });
});

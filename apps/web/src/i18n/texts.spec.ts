import { beforeAll, describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { MEMBER_TEXTS } from '../members/members.texts';
import { PAPERS_TEXTS } from '../papers/papers.texts';

beforeAll(async () => {
  await i18next.init({ lng: 'en-US', fallbackLng: 'zh-CN', resources: {} });
});

const said = (ns: string, key: string, lng: string, count: number): string =>
  i18next.t(key, { ns, lng, count, title: 'Proof' });

describe('the number of pages', () => {
  it.each([
    {
      ...{ area: MEMBER_TEXTS.area, key: 'pages' },
      ...{ one: 'Proof, 1 page', two: 'Proof, 2 pages', zh: 'Proof 1页' },
    },
    {
      ...{ area: PAPERS_TEXTS.area, key: 'havePages' },
      ...{ one: '1 page', two: '2 pages', zh: '已上传 1 页' },
    },
    {
      ...{ area: PAPERS_TEXTS.area, key: 'arrived', zh: '手机已传来 1 页' },
      ...{ one: '1 page arrived from the phone', two: '2 pages arrived from the phone' },
    },
  ])('of $area $key is one page, or several pages', ({ area, key, one, two, zh }) => {
    expect(said(area, key, 'en-US', 1)).toBe(one);
    expect(said(area, key, 'en-US', 2)).toBe(two);
    expect(said(area, key, 'zh-CN', 1)).toBe(zh);
  });
});

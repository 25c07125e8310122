import { describe, expect, it } from '@jest/globals';
import { numbersIn } from './numbers-in';

const NO = '2026112900000017';
const casesIn = (text: string) =>
  numbersIn(text)
    .filter(({ isCase }) => isCase)
    .map((part) => part.text);

describe('numbers in a text', () => {
  it('of cases are found wherever they stand', () => {
    expect(casesIn(`业务${NO}正在办理`)).toEqual([NO]);
    expect(casesIn(`2026-11（${NO}）、2026-12（2026112900000018）`)).toEqual([
      NO,
      '2026112900000018',
    ]);
  });

  it.each([
    ['an identity number', '身份证41030219900101123X'],
    ['more digits', `${NO}1`],
    ['fewer digits', NO.slice(1)],
    ['a notice', `缴款通知${NO}的委托收款（${NO}）`],
    ['an order', `Debit order ${NO} waits for the bank`],
    ['a paper', `支票${NO}已清算`],
  ])('of %s are none', (_, text) => {
    expect(casesIn(text)).toEqual([]);
  });

  it('lose nothing of the text', () => {
    const text = `请先删除${NO}，再办理`;
    expect(
      numbersIn(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

import { expect, it } from '@jest/globals';
import { fillText } from '#libs/texts/text';
import { listDetails, listText } from '#libs/texts/text-list';

it('texts of a list are parted as their language parts them', () => {
  expect(listText(['2026-07', { zh: '姓名', en: 'Name' }])).toEqual({
    zh: '2026-07、姓名',
    en: '2026-07, Name',
  });
  expect([listText([]), listText(['一'])]).toEqual([
    { zh: '', en: '' },
    { zh: '一', en: '一' },
  ]);
});

it('a refusal shows its list in each language', () => {
  const pattern = { zh: '缺少列：{columns}', en: 'Missing: {columnsEn}' };
  expect(fillText(pattern, listDetails('columns', ['姓名', '金额']))).toEqual({
    zh: '缺少列：姓名、金额',
    en: 'Missing: 姓名, 金额',
  });
});

it('a detail kept without its English is shown as it was kept', () => {
  const pattern = { zh: '{lines}', en: '{linesEn} {noneEn}' };
  expect(fillText(pattern, { lines: '3、6' })).toEqual({ zh: '3、6', en: '3、6 {noneEn}' });
});

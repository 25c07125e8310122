import type { Texts } from '#libs/texts/text';

/** How a member's month differs from the one before, as pages and files say it. */
export const CHANGE_KIND_TEXTS = {
  '': { zh: '', en: '' },
  came: { zh: '新增', en: 'Came' },
  left: { zh: '减少', en: 'Left' },
  rose: { zh: '金额增加', en: 'Rose' },
  fell: { zh: '金额减少', en: 'Fell' },
} as const satisfies Texts;

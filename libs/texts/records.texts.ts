import type { Texts } from '#libs/texts/text';

/** Refusals of the records. */
export const RECORD_TEXTS = {
  TERMS_UNKNOWN: { zh: '没有{month}的缴存基数上下限等参数，请联系中心', en: 'No cap, floor and other parameters are kept for {month}; please ask the centre' },
} as const satisfies Texts;

import { listText } from '#libs/texts/text-list';
import { useLanguage } from './texts';

export interface Signs {
  readonly colon: string;
  readonly comma: string;
  bracketed(text: string): string;
  list(texts: readonly string[]): string;
}

const CHINESE: Signs = {
  colon: '：',
  comma: '，',
  bracketed: (text) => `（${text}）`,
  list: (texts) => listText(texts).zh,
};
const ENGLISH: Signs = {
  colon: ': ',
  comma: ', ',
  bracketed: (text) => ` (${text})`,
  list: (texts) => listText(texts).en,
};

/** What stands between texts put together by the page: full-width signs belong to Chinese only. */
export function useSigns(): Signs {
  return useLanguage() === 'en-US' ? ENGLISH : CHINESE;
}

import { useLanguage } from './texts';

export interface Signs {
  readonly colon: string;
  readonly comma: string;
  bracketed(text: string): string;
}

const CHINESE: Signs = { colon: '：', comma: '，', bracketed: (text) => `（${text}）` };
const ENGLISH: Signs = { colon: ': ', comma: ', ', bracketed: (text) => ` (${text})` };

/** What stands between texts put together by the page: full-width signs belong to Chinese only. */
export function useSigns(): Signs {
  return useLanguage() === 'en-US' ? ENGLISH : CHINESE;
}

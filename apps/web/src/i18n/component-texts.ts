import type { Locale } from 'antd/es/locale';
import { piece } from '../frame/pieces';
import type { Language } from './language';

const PIECES = {
  'en-US': piece(() => import('antd/es/locale/en_US')),
  'zh-CN': piece(() => import('antd/es/locale/zh_CN')),
};

const loaded = new Map<Language, Locale>();

/** antd's own words (calendar, table, upload), loaded by language. */
export async function loadComponentTexts(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const module = await PIECES[language]();
  loaded.set(language, module.default);
}

export function componentTexts(language: Language): Locale | undefined {
  return loaded.get(language);
}

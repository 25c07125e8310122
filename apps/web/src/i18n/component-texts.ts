import type { Locale } from 'antd/es/locale';
import type { Language } from './language';

const loaded = new Map<Language, Locale>();

/** antd's own words (calendar, table, upload), loaded by language. */
export async function loadComponentTexts(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const module =
    language === 'en-US'
      ? await import('antd/es/locale/en_US')
      : await import('antd/es/locale/zh_CN');
  loaded.set(language, module.default);
}

export function componentTexts(language: Language): Locale | undefined {
  return loaded.get(language);
}

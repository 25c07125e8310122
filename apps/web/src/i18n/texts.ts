import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TextDto } from '../api/generated';
import type { Language } from './language';

/** The last is the English of one: the number is then given as `count`. */
type Pair = readonly [zh: string, en: string, enOfOne?: string];

/** Texts of one area of the hall: key → [Chinese, English]; `{{name}}` marks a value. */
export interface AreaTexts<K extends string> {
  readonly area: string;
  readonly entries: Readonly<Record<K, Pair>>;
}

type Values = Record<string, string | number>;
export type Translate<K extends string> = (key: K, values?: Values) => string;

/** Both languages stand on one line, so that no key can be missing in one of them. */
export function areaTexts<K extends string>(
  area: string,
  entries: AreaTexts<K>['entries'],
): AreaTexts<K> {
  const rows = Object.entries<Pair>(entries);
  i18next.on('initialized', register);
  if (i18next.isInitialized) register();
  return { area, entries };

  function register(): void {
    i18next.addResourceBundle(
      'zh-CN',
      area,
      Object.fromEntries(rows.map(([key, pair]) => [key, pair[0]])),
    );
    i18next.addResourceBundle(
      'en-US',
      area,
      Object.fromEntries(rows.flatMap(([key, pair]) => englishOf(key, pair))),
    );
  }
}

/** Of one the library looks for `key_one` first. */
function englishOf(key: string, [, en, ofOne]: Pair): [string, string][] {
  return ofOne === undefined
    ? [[key, en]]
    : [
        [key, en],
        [`${key}_one`, ofOne],
      ];
}

export function useTexts<K extends string>(texts: AreaTexts<K>): Translate<K> {
  const { i18n } = useTranslation(texts.area);
  // Keys are checked by AreaTexts already; i18next's own key types know no area that registers itself.
  const translate = i18n.t as (key: string, options: object) => string;
  return (key, values) => translate(key, { ns: texts.area, keySeparator: false, ...values });
}

/** A text in both languages, for what is remembered and shown later. */
export function bothOf<K extends string>(
  { entries }: AreaTexts<K>,
  key: K,
  details: Readonly<Record<string, string>> = {},
): TextDto {
  const fill = (pattern: string): string =>
    pattern.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => details[name] ?? whole);
  const [zh, en] = entries[key];
  return { zh: fill(zh), en: fill(en) };
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en-US' ? 'en-US' : 'zh-CN';
}

/** Picks the reader's language from a text of the server: the one of the moment it is asked for, as `useTexts` does. */
export function useServerText(): (text: TextDto | null | undefined) => string {
  const { i18n } = useTranslation();
  return (text) => (text == null ? '' : i18n.language === 'en-US' ? text.en : text.zh);
}

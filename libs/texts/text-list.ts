import type { Text, TextDetails } from '#libs/texts/text';

/** What stands between the texts of a list: the only place that knows it. */
const SIGNS: Text = { zh: '、', en: ', ' };

/** A name or a number is the same in both languages. */
type Listed = string | Text;

/** Several texts as one, parted as each language parts them. */
export function listText(texts: readonly Listed[]): Text {
  const of = (language: keyof Text) =>
    texts.map((text) => (typeof text === 'string' ? text : text[language])).join(SIGNS[language]);
  return { zh: of('zh'), en: of('en') };
}

/** A list as a detail of a refusal, under its name and its English name. */
export function listDetails(name: string, texts: readonly Listed[]): TextDetails {
  const { zh, en } = listText(texts);
  return { [name]: zh, [`${name}En`]: en };
}

/** A text in both languages; `{name}` stands for a detail of the refusal or message. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Texts = Readonly<Record<string, Text>>;

export type TextDetails = Readonly<Record<string, string | number>>;

const ENGLISH = 'En';

/**
 * Fills `{name}` from details, `{nameEn}` by the plain detail where it has no English of its own. An unknown name stays
 * visible, so that a missing detail is noticed.
 */
export function fillText(text: Text, details: TextDetails = {}): Text {
  const valueOf = (name: string) =>
    details[name] ?? (name.endsWith(ENGLISH) ? details[name.slice(0, -ENGLISH.length)] : undefined);
  const fill = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(valueOf(name) ?? whole));
  return { zh: fill(text.zh), en: fill(text.en) };
}

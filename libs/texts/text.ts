/** A text in both languages; `{name}` stands for a detail of the refusal or message. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Texts = Readonly<Record<string, Text>>;

export type TextDetails = Readonly<Record<string, string | number>>;

/** Fills `{name}` from details; an unknown name stays visible, so that a missing detail is noticed. */
export function fillText(text: Text, details: TextDetails = {}): Text {
  const fill = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
      details[name] === undefined ? whole : String(details[name]),
    );
  return { zh: fill(text.zh), en: fill(text.en) };
}

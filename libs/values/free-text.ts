import { withoutUnseen } from '#libs/values/visible-text';

/** Control characters but tab and line ends, halves of a character, and codes that are no characters at all. */
const UNREADABLE = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u;
/** Within a word of some scripts and within an emoji they are part of the writing; they turn nothing and hide nothing. */
const JOINERS = /([\u200c\u200d\ufe0e\ufe0f])/;

/** Text that no keyboard makes, and that a database, a page or a printer would show as something else. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

/** What a program says of itself, and nobody typed: not worth a refusal, without what nobody could read. */
export function readablePartOf(said: string): string {
  return freeTextOf([...said].filter((character) => !isUnreadable(character)).join(''));
}

/** An opinion, a reason: as it is written, without what would turn or hide it where it is shown and printed. */
export function freeTextOf(typed: string): string {
  return typed
    .split(JOINERS)
    .map((part) => (JOINERS.test(part) ? part : withoutUnseen(part)))
    .join('')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
}

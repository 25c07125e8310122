import {
  narrow,
  narrowLetters,
  usualCharacters,
  withoutBlanks,
  withoutTextMarks,
  withoutUnseen,
  withPlainBlanks,
} from '#libs/values/visible-text';

/** The dot between the parts of a name is one on the identity card and many in files: all that look like it. */
export const NAME_DOT = '·';
/** Typed for the dot because the keyboard has them. */
const STOPS: string = '.。';
const DOTS: string =
  '\u0387\u02d9\u119e\u1427\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u25e6\u26ab\u2981\u2e30\u2e31\u2e33\u30fb\u318d\ua78f\ufe45\ufe52\uff0e\uff61\uff65\u{10101}';
/** Everything a file may bring for the dot, for those who look for names in a database. */
export const DOTS_OF_NAMES: readonly string[] = [...STOPS, ...DOTS];
const ANY_DOT = new RegExp(`[${DOTS}${STOPS}]`, 'gu');
const DOT_OF_NAME = new RegExp(` ?[${NAME_DOT}${DOTS}] ?`, 'gu');
/** A full stop in a Latin name ('J. Smith') stays one. */
const STOP_OF_NAME = new RegExp(` ?[${STOPS}] ?(?=\\p{L})(?!\\p{Script=Latin})`, 'gu');
/** The blanks that the generated column leaves out. */
const KEY_BLANKS = /[ \u00a0\u2002\u2003\u2009\u202f\u3000]/g;
/** Nearly every name of a file: there is nothing to tidy in it. */
const AS_KEPT = /^[\u4e00-\u9fff]+$/;
const CHINESE_NAME = /^[\p{Script=Han}· ]+$/u;

/** A person's name in the form it is kept in: '张  三' → '张三', '买买提．吐尔逊' → '买买提·吐尔逊'. */
export function nameOf(typed: string): string {
  if (AS_KEPT.test(typed)) return typed;
  const name = withPlainBlanks(
    usualCharacters(narrowLetters(withoutTextMarks(withoutUnseen(typed)))),
  )
    .replace(/\uff0e/g, '.')
    .replace(STOP_OF_NAME, NAME_DOT)
    .replace(DOT_OF_NAME, NAME_DOT);
  return CHINESE_NAME.test(name) ? withoutBlanks(name) : name;
}

/**
 * What a search compares, sign for sign as the database keeps it beside the name: width, dots and blanks do not tell names
 * apart; that capitals do not is the server's part, which knows other letters. A sign that Unicode can write otherwise ('Ⅱ',
 * '№') stays the sign it is.
 */
export function nameKey(name: string): string {
  return narrow(name.replace(ANY_DOT, NAME_DOT)).replace(KEY_BLANKS, '');
}

/** What two spellings of one name have in common, whatever signs they are written with. */
function comparedForm(name: string): string {
  const dotted = name.replace(ANY_DOT, NAME_DOT).normalize('NFKC').replace(ANY_DOT, NAME_DOT);
  return withoutTextMarks(withoutBlanks(withoutUnseen(dotted))).toUpperCase();
}

/** The apostrophe that marks a cell as text is not the name's. */
export function isSameName(one: string, other: string): boolean {
  return one === other || comparedForm(one) === comparedForm(other);
}

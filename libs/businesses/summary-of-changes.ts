import type { FieldsBusiness } from '#libs/businesses/business';
import type { Text } from '#libs/texts/text';
import { listText } from '#libs/texts/text-list';

const LENGTH_MAX = 200;

/** Whose data change, as lists of the unit show a person: name and account, never a number of his papers. */
export interface NamedMember {
  readonly name: string;
  readonly accountNo: string;
}

/** One line for the lists: who, and what is to change; twenty cases of twenty people do not look alike. */
export function summaryOfChanges(
  business: FieldsBusiness,
  changes: Readonly<Record<string, string>>,
  member: NamedMember | null,
): Text {
  const labels = business.fields.filter(({ name }) => name in changes).map(({ label }) => label);
  const who = member === null ? '' : `${member.name}（${member.accountNo}）`;
  const whoEn = member === null ? '' : `${member.name} (${member.accountNo})`;
  if (labels.length === 0) return { zh: who, en: whoEn };
  const count = labels.length;
  return {
    zh: fitted(labels, (shown) => {
      const rest = shown.length < count ? `等${String(count)}项` : '';
      return `${who === '' ? '' : `${who} `}变更${listText(shown).zh}${rest}`;
    }),
    en: fitted(labels, (shown) => {
      const rest = shown.length < count ? ` and ${String(count - shown.length)} more` : '';
      return `${whoEn === '' ? '' : `${whoEn}: `}Changes ${listText(shown).en}${rest}`;
    }),
  };
}

/** With as many whole labels as there is room for. */
function fitted(labels: readonly Text[], line: (shown: readonly Text[]) => string): string {
  for (let shown = labels.length; shown > 1; shown -= 1) {
    const told = line(labels.slice(0, shown));
    if (told.length <= LENGTH_MAX) return told;
  }
  return line(labels.slice(0, 1));
}

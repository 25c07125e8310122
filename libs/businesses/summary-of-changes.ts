import type { FieldsBusiness } from '#libs/businesses/business';
import type { Text } from '#libs/texts/text';

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
  const what = labels.length === 0 ? '' : `变更${labels.map(({ zh }) => zh).join('、')}`;
  const whatEn = labels.length === 0 ? '' : `Changes ${labels.map(({ en }) => en).join(', ')}`;
  return {
    zh: [who, what]
      .filter((part) => part !== '')
      .join(' ')
      .slice(0, LENGTH_MAX),
    en: [whoEn, whatEn]
      .filter((part) => part !== '')
      .join(': ')
      .slice(0, LENGTH_MAX),
  };
}

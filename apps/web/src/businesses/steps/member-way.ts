import { memberWordsOf } from '#libs/values/member-words';

/** What a member is looked for by. */
export type MemberBy = 'account' | 'name' | 'id';

/** As it was chosen; but words of another form, such as an account number among names, are asked for by that. */
export function wayOf(chosen: MemberBy, typed: string): MemberBy {
  const looks = memberWordsOf(typed);
  if (typed.trim() === '' || looks === 'unit') return chosen;
  // An ID number begins like an account.
  return chosen === 'id' && looks === 'account' ? chosen : looks;
}

import type { Text } from '#libs/texts/text';

/** What a linked case is to the one on the page: where it came from, or what came of it; by the kind of the link. */
export const LINK_TEXTS = {
  'rest-of': {
    origin: { zh: '由该业务未提交的人员形成', en: 'Left over from' },
    outcome: { zh: '未提交的人员转入', en: 'Its remaining people are in' },
  },
  'asked-by': {
    origin: { zh: '应该业务的请求办理', en: 'Asked for by' },
    outcome: { zh: '请对方单位办理', en: 'Asked of the other unit' },
  },
  'makes-good': {
    origin: { zh: '补缴该业务生效前的年月', en: 'Makes good the months before' },
    outcome: { zh: '以前年月的补缴', en: 'Earlier months are made good in' },
  },
} as const satisfies Readonly<Record<string, { readonly origin: Text; readonly outcome: Text }>>;

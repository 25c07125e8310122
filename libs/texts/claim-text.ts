import type { Text } from '#libs/texts/text';

/** 签收, 退还, or 退还 by somebody else than the one who had it. */
export function claimText(claim: {
  readonly kind: 'claim' | 'release';
  readonly formerName: string | null;
}): Text {
  if (claim.kind === 'claim') return { zh: '签收', en: 'Claimed' };
  if (claim.formerName === null) return { zh: '退还', en: 'Released' };
  return {
    zh: `退还（原由${claim.formerName}签收）`,
    en: `Released (was claimed by ${claim.formerName})`,
  };
}

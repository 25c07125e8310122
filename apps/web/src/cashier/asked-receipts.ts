import { readYuan } from '#libs/values/yuan';
import { useSearchFields } from '../ui/use-search-fields';

export const RECEIPT_STATES = [
  'suspense',
  'proposed',
  'listed',
  'unallocated',
  'gathered',
  'split',
  'back-asked',
  'undo-asked',
  'back-ordered',
  'taken-back',
] as const;
const KEYS = ['state', 'from', 'to', 'fenMin', 'fenMax', 'q'] as const;

/** What is asked for, as it was typed; it lives in the address. */
export type AskedReceipts = Readonly<Record<(typeof KEYS)[number], string>>;

export function useAskedReceipts() {
  return useSearchFields(KEYS);
}

/** Whether an amount is left out, or is one. */
export function isAmount(typed: string): boolean {
  return typed.trim() === '' || readYuan(typed) !== null;
}

/** What the server is asked. */
export function receiptQuery({ state, from, to, fenMin, fenMax, q }: AskedReceipts) {
  return {
    state: RECEIPT_STATES.find((one) => one === state),
    from: from || undefined,
    to: to || undefined,
    fenMin: readYuan(fenMin) ?? undefined,
    fenMax: readYuan(fenMax) ?? undefined,
    q: q || undefined,
  };
}

import type { RegisterWords } from '#libs/businesses/register-business';
import type { Fen } from '#libs/fund/money';
import type { Text } from '#libs/texts/text';

/** The words its sums go by. */
export type SumWords = Pick<
  RegisterWords,
  'month' | 'people' | 'before' | 'after' | 'difference' | 'balance'
>;

/** What the rows of a case add up to. */
export interface RegisterFigures {
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** Of accounts that go along. */
  readonly balanceFen: Fen;
}

/** One sum, under the name its business has for it. */
export interface RegisterSum {
  readonly label: Text;
  readonly fen: Fen;
}

const DIFFERENCE: Text = { zh: '差额（后－前）', en: 'Difference (after − before)' };

/** The amounts a register is about, and no others: a seal has none after, a transfer has balances. */
export function registerSums(
  { before, after, difference = DIFFERENCE, balance }: SumWords,
  { beforeFen, afterFen, balanceFen }: RegisterFigures,
): RegisterSum[] {
  const compares = before !== undefined && after !== undefined;
  return [
    ...(before === undefined ? [] : [{ label: before, fen: beforeFen }]),
    ...(after === undefined ? [] : [{ label: after, fen: afterFen }]),
    ...(compares ? [{ label: difference, fen: afterFen - beforeFen }] : []),
    ...(balance === undefined ? [] : [{ label: balance, fen: balanceFen }]),
  ];
}

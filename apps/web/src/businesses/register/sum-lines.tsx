import type { ReactNode } from 'react';
import { formatYuan } from '#libs/fund/money';
import { bothOf, useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';

/** Words of the sums: of the register's business, or of any other that moves monthly amounts. */
export type SumWords = Pick<
  RegisterPlan['words'],
  'people' | 'before' | 'after' | 'difference' | 'balance'
>;
export const OF_AMOUNTS: SumWords = {
  people: bothOf(REGISTER_TEXTS, 'sumPeople'),
  before: bothOf(REGISTER_TEXTS, 'sumBefore'),
  after: bothOf(REGISTER_TEXTS, 'sumAfter'),
  difference: null,
  balance: null,
};

export interface Figures {
  readonly people: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly balanceFen?: number | null | undefined;
}

export type SumLine = readonly [label: string, value: ReactNode];

/** What rows come to, in the words of their business: people, and the amounts it is about. */
export function useSumLines({ people, before, after, difference, balance }: SumWords) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return (figures: Figures): SumLine[] => {
    const { beforeFen, afterFen, balanceFen } = figures;
    const lines: SumLine[] = [
      [people === null ? t('people') : server(people), figures.people.toLocaleString('en-US')],
    ];
    if (before !== null) lines.push([server(before), formatYuan(beforeFen)]);
    if (after !== null) lines.push([server(after), formatYuan(afterFen)]);
    if (before !== null && after !== null)
      lines.push([
        difference === null ? t('difference') : server(difference),
        <Difference key="difference" fen={afterFen - beforeFen} />,
      ]);
    if (balance !== null && balanceFen != null)
      lines.push([server(balance), formatYuan(balanceFen)]);
    return lines;
  };
}

/** The same on one line: under a register, and above a case's. */
export function SumsLine({ words, figures }: { words: SumWords; figures: Figures }) {
  const lines = useSumLines(words)(figures);
  return (
    <div className="sums">
      {lines.map(([label, value]) => (
        <div key={label}>
          {label}
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}

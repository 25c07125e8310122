import type { FlowEntryView } from '../api/generated';
import { useServerText, useTexts, type Translate } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Fact } from '../ui/fact';
import { CaseNumber } from './case-number';
import { QUERY_TEXTS } from './queries.texts';

/** What stands where no member is shown. */
export function nobodyNamed(
  t: Translate<keyof typeof QUERY_TEXTS.entries>,
  { namesMembers, headcount }: FlowEntryView,
): string {
  return namesMembers ? t('noMembersOfEntry') : t('membersUnnamed', { count: headcount });
}

/** The entry itself, above its members. */
export function FlowFacts({ entry }: { entry: FlowEntryView }) {
  const t = useTexts(QUERY_TEXTS);
  const server = useServerText();
  return (
    <dl className="kv columns flow-facts">
      <Fact name={t('day')}>{entry.day}</Fact>
      <Fact name={t('businessNo')}>
        <CaseNumber businessNo={entry.businessNo} known={entry.ownCase} />
      </Fact>
      <Fact name={t('type')}>{server(entry.typeText)}</Fact>
      <Fact name={t('summary')}>{server(entry.summaryText)}</Fact>
      <Fact name={t('amount')}>
        <Amount fen={entry.amountFen} />
      </Fact>
      <Fact name={t('interest')}>
        <Amount fen={entry.interestFen} />
      </Fact>
      <Fact name={t('headcount')}>{entry.headcount.toLocaleString('en-US')}</Fact>
    </dl>
  );
}

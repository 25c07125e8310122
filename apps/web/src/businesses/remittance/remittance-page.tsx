import '../businesses.css';
import { useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { useSearchChoice } from '../../ui/use-search-choice';
import { AutomaticAssessment } from './automatic-assessment';
import { AssessmentList } from './assessment-list';
import { MonthsToAssess } from './months-to-assess';
import './remittance.css';
import { REMITTANCE_TEXTS } from './remittance.texts';

const SHEETS = ['assess', 'query'] as const;
type Sheet = (typeof SHEETS)[number];

/** 汇缴 (manual chapter 5): months are assessed, then paid; what is assessed is queried, printed and deleted. */
export function RemittancePage() {
  const t = useTexts(REMITTANCE_TEXTS);
  const { chosen, choose } = useSearchChoice();
  const sheet = SHEETS.find((one) => one === chosen('sheet')) ?? 'assess';
  return (
    <>
      <PageHeader title={t('title')} oneLine />
      <Panel>
        <Tabs<Sheet>
          id="remittance"
          label={t('title')}
          tabs={SHEETS.map((key) => ({ key, title: t(`tab.${key}`) }))}
          chosen={sheet}
          onChoose={(key) => {
            choose('sheet', key);
          }}
        >
          {sheet === 'assess' ? (
            <>
              <AutomaticAssessment />
              <MonthsToAssess />
            </>
          ) : (
            <AssessmentList />
          )}
        </Tabs>
      </Panel>
    </>
  );
}

import { useState } from 'react';
import '../businesses.css';
import { useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
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
  const [sheet, setSheet] = useState<Sheet>('assess');
  return (
    <>
      <PageHeader title={t('title')} oneLine />
      <Panel>
        <Tabs<Sheet>
          id="remittance"
          label={t('title')}
          tabs={SHEETS.map((key) => ({ key, title: t(`tab.${key}`) }))}
          chosen={sheet}
          onChoose={setSheet}
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

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { businessesAll, homeRead } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { Loaded } from '../ui/states';
import './home.css';
import { HOME_TEXTS } from './home.texts';
import { InfoPanels } from './info-panels';
import { MonthlyChart } from './monthly-chart';
import { NowPanel } from './now-panel';
import { ServiceTiles } from './service-tiles';
import { TaskCentre } from './task-centre';

/** The manual's order: unit, account and operator on top, the businesses, then the tasks. */
export function HomePage() {
  const t = useTexts(HOME_TEXTS);
  const home = useQuery({ queryKey: QUERY_KEYS.home, queryFn: () => homeRead() });
  const businesses = useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => businessesAll(),
    staleTime: 300_000,
  });
  useEffect(() => {
    document.title = t('title');
  });
  return (
    <>
      <h1 className="sr-only">{t('heading')}</h1>
      <Loaded query={home} rows={4}>
        {(data) => (
          <>
            <NowPanel home={data} />
            <InfoPanels home={data} />
          </>
        )}
      </Loaded>
      <Loaded query={businesses} rows={6}>
        {(data) => <ServiceTiles businesses={data} />}
      </Loaded>
      <div className="two">
        <TaskCentre />
        <Loaded query={home} rows={4}>
          {(data) => <MonthlyChart months={data.months} />}
        </Loaded>
      </div>
    </>
  );
}

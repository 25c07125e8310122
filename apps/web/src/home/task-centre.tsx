import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { QUERY_KEYS } from '../api/queries';
import { boxRow, type BoxName } from '../boxes/box-row';
import { BoxTable } from '../boxes/box-table';
import { useBoxTabs } from '../boxes/box-tabs';
import { BOX_TEXTS } from '../boxes/boxes.texts';
import { readBox } from '../boxes/read-box';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { EmptyState, Loaded } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { HOME_TEXTS } from './home.texts';

const SHOWN = 6;

/** The four boxes of the unit, fresh by themselves. */
export function TaskCentre() {
  const t = useTexts(HOME_TEXTS);
  const signs = useSigns();
  const boxes = useTexts(BOX_TEXTS);
  const [box, setBox] = useState<BoxName>('messages');
  const rows = useQuery({
    queryKey: QUERY_KEYS.box(box, { limit: SHOWN }),
    queryFn: () => readBox[box]({ query: { limit: SHOWN } }),
    // A draft just left has something in it that no hint told of.
    refetchOnMount: 'always',
  });
  const tabs = useBoxTabs();
  return (
    <Panel
      title={t('tasks')}
      icon={<BellOutlined aria-hidden />}
      extra={
        <Link
          className="text-link"
          to={`/boxes/${box}`}
          aria-label={`${t('more')}${signs.colon}${boxes(`box.${box}`)}`}
        >
          {t('more')}
        </Link>
      }
    >
      <Tabs<BoxName> id="boxes" label={t('tasks')} tabs={tabs} chosen={box} onChoose={setBox}>
        <Loaded query={rows} rows={SHOWN}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState text={boxes(`empty.${box}`)} />
            ) : (
              <BoxTable box={box} rows={items.map(boxRow)} />
            )
          }
        </Loaded>
      </Tabs>
    </Panel>
  );
}

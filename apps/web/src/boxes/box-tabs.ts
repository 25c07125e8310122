import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { QUERY_KEYS } from '../api/queries';
import type { BoxCounts } from '../api/types';
import { useTexts } from '../i18n/texts';
import type { Tab } from '../ui/tabs';
import { BOX_NAMES, type BoxName } from './box-row';
import { BOX_TEXTS } from './boxes.texts';

/** The four boxes with what waits in them. */
export function useBoxTabs(): Tab<BoxName>[] {
  const t = useTexts(BOX_TEXTS);
  const { data: counts } = useQuery({
    queryKey: QUERY_KEYS.counts,
    queryFn: () => get<BoxCounts>('/boxes/counts'),
  });
  return BOX_NAMES.map((key) => {
    const count = counts?.[key];
    return {
      key,
      title: t(`box.${key}`),
      urgent: key === 'messages' || key === 'todo',
      ...(count === undefined ? {} : { count }),
    };
  });
}

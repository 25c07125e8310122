import { useQuery } from '@tanstack/react-query';
import { boxesCounts } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useTexts } from '../i18n/texts';
import type { Tab } from '../ui/tabs';
import { BOX_NAMES, type BoxName } from './box-row';
import { BOX_TEXTS } from './boxes.texts';

/** The four boxes with what waits in them. */
export function useBoxTabs(): Tab<BoxName>[] {
  const t = useTexts(BOX_TEXTS);
  const { data: counts } = useQuery({
    queryKey: QUERY_KEYS.counts,
    queryFn: () => boxesCounts(),
  });
  return BOX_NAMES.map((key) => {
    // Counted is only what calls for something to be done.
    const urgent = key === 'messages' || key === 'todo';
    const count = urgent ? counts?.[key] : undefined;
    return {
      key,
      title: t(`box.${key}`),
      urgent,
      ...(count === undefined ? {} : { count }),
    };
  });
}

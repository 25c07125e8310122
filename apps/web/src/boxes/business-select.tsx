import { useQuery } from '@tanstack/react-query';
import { businessesAll } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useServerText, useTexts } from '../i18n/texts';
import { BOX_TEXTS } from './boxes.texts';

interface BusinessSelectProps {
  value: string;
  onChange: (code: string) => void;
}

/** Narrows a list to one of the businesses that are open. */
export function BusinessSelect({ value, onChange }: BusinessSelectProps) {
  const t = useTexts(BOX_TEXTS);
  const server = useServerText();
  const { data = [] } = useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => businessesAll(),
    staleTime: 300_000,
  });
  return (
    <select
      className="input narrow"
      aria-label={t('business')}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="">{t('allBusinesses')}</option>
      {data
        // What is only asked for makes no task.
        .filter((one) => one.open && one.group !== 'query')
        .map((one) => (
          <option key={one.code} value={one.code}>
            {server(one.title)}
          </option>
        ))}
    </select>
  );
}

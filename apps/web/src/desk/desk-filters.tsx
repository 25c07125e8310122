import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { get } from '../api/client';
import { QUERY_KEYS } from '../api/queries';
import type { BusinessView } from '../api/types';
import { BOX_TEXTS } from '../boxes/boxes.texts';
import { useServerText, useTexts } from '../i18n/texts';
import { DESK_TEXTS } from './desk.texts';

/** Filters live in the address, so that a filtered list can be kept as a bookmark. */
export function DeskFilters() {
  const t = useTexts(DESK_TEXTS);
  const boxes = useTexts(BOX_TEXTS);
  const server = useServerText();
  const [search, setSearch] = useSearchParams();
  const [words, setWords] = useState(search.get('q') ?? '');
  const businesses = useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => get<BusinessView[]>('/businesses'),
    staleTime: 300_000,
  });
  const choose = (key: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(key);
    else next.set(key, value);
    setSearch(next, { replace: true });
  };
  return (
    <form
      className="bar"
      aria-label={t('filters')}
      onSubmit={(event) => {
        event.preventDefault();
        choose('q', words.trim());
      }}
    >
      <input
        className="input narrow desk-search"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          if (event.target.value === '') choose('q', '');
        }}
      />
      <Button htmlType="submit">{t('find')}</Button>
      <select
        className="input narrow"
        aria-label={t('business')}
        value={search.get('business') ?? ''}
        onChange={(event) => {
          choose('business', event.target.value);
        }}
      >
        <option value="">{boxes('allBusinesses')}</option>
        {businesses.data
          ?.filter((one) => one.open)
          .map((one) => (
            <option key={one.code} value={one.code}>
              {server(one.title)}
            </option>
          ))}
      </select>
      <label className="check">
        <input
          type="checkbox"
          checked={search.get('overdue') === 'true'}
          onChange={(event) => {
            choose('overdue', event.target.checked ? 'true' : '');
          }}
        />
        {t('overdueOnly')}
      </label>
    </form>
  );
}

import { Button } from 'antd';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

interface MoreRowsProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  shown: number;
}

/** Reads on where the list ended, and says how far it has come. */
export function MoreRows({ query, shown }: MoreRowsProps) {
  const t = useTexts(UI_TEXTS);
  return (
    <div className="more-rows">
      <span className="help" role="status">
        {query.hasNextPage ? t('shown', { count: shown }) : t('allShown', { count: shown })}
      </span>
      {query.hasNextPage ? (
        <Button
          loading={query.isFetchingNextPage}
          onClick={() => {
            query.fetchNextPage();
          }}
        >
          {t('loadMore')}
        </Button>
      ) : null}
    </div>
  );
}

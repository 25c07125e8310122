import { Button } from 'antd';
import { useState } from 'react';
import { dunningList, type DunningPage as Listed } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { PageHeader } from '../ui/page-header';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { TextField } from '../ui/text-field';
import { SheetLinks } from '../ui/sheet-links';
import { useSearchFields } from '../ui/use-search-fields';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import { formatYuan } from '#libs/fund/money';
import { addMonths } from '#libs/fund/month';
import { DUNNING_TEXTS } from './dunning.texts';
import { OwedMonths } from './owed-months';

const KEYS = ['month', 'branch', 'q'] as const;
const MONTHS_OFFERED = 12;

/** 催缴清单: the units of the reader's branches that still owe months, assessed or not. */
export function DunningPage() {
  const t = useTexts(DUNNING_TEXTS);
  const { asked, ask } = useSearchFields(KEYS);
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
  const rows = usePaged(['dunning', asked], (page) =>
    dunningList({ query: { ...given, ...page } }),
  );
  const [first] = rows.query.data?.pages ?? [];
  return (
    <>
      <PageHeader title={t('title')} oneLine />
      <Panel>
        <p className="help">{t('help')}</p>
        {first === undefined ? null : (
          <Filters key={JSON.stringify(asked)} first={first} asked={asked} onAsk={ask}>
            <SheetLinks address="/api/dunning/sheet" asked={given} />
          </Filters>
        )}
        <Totals totals={first?.totals ?? null} />
        <PagedList paged={rows} empty={t('none')}>
          {(items) => <OwedMonths label={t('list')} rows={items} />}
        </PagedList>
      </Panel>
    </>
  );
}

/** What all that is asked for comes to. */
function Totals({ totals }: { totals: Listed['totals'] }) {
  const t = useTexts(DUNNING_TEXTS);
  if (totals === null || totals.months === 0) return null;
  const { units, months, unassessed, openFen } = totals;
  return (
    <p role="status">{t('totals', { units, months, unassessed, open: formatYuan(openFen) })}</p>
  );
}

type Asked = Readonly<Record<(typeof KEYS)[number], string>>;

interface FiltersProps {
  first: Listed;
  asked: Asked;
  onAsk: (asked: Asked) => void;
  children: React.ReactNode;
}

function Filters({ first, asked, onAsk, children }: FiltersProps) {
  const t = useTexts(DUNNING_TEXTS);
  const server = useServerText();
  const [wanted, setWanted] = useState(asked);
  const [latest] = useState(first.month);
  const months = Array.from({ length: MONTHS_OFFERED }, (_, at) => addMonths(latest, -at));
  return (
    <form
      className="query-form"
      aria-label={t('conditions')}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(wanted);
      }}
    >
      <ChoiceField
        id="dunning-month"
        label={t('throughMonth')}
        value={wanted.month === '' ? latest : wanted.month}
        options={months.map((month) => [month, showMonth(month)] as const)}
        onChange={(month) => {
          setWanted({ ...wanted, month });
        }}
      />
      {first.branches.length < 2 ? null : (
        <ChoiceField
          id="dunning-branch"
          label={t('branch')}
          wide
          value={wanted.branch}
          options={[
            ['', t('allBranches')],
            ...first.branches.map(({ code, name }) => [code, server(name)] as const),
          ]}
          onChange={(branch) => {
            setWanted({ ...wanted, branch });
          }}
        />
      )}
      <TextField
        id="dunning-words"
        label={t('unitWords')}
        optional
        limit={SEARCH_WORDS_MAX}
        value={wanted.q}
        onChange={(q) => {
          setWanted({ ...wanted, q });
        }}
      />
      <Button type="primary" htmlType="submit">
        {t('ask')}
      </Button>
      <span className="query-acts">{children}</span>
    </form>
  );
}

import { PrinterOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { usePaged, type PageAsked, type SomePage } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { addressOf } from '../queries/asked';
import { ChangeRows, StatusRows } from '../queries/change-rows';
import { DaysForm, KindField } from '../queries/days-form';
import { QUERY_TEXTS } from '../queries/queries.texts';
import { PagedList } from '../ui/paged-list';
import { SheetLinks } from '../ui/sheet-links';
import { TextField } from '../ui/text-field';
import { useSearchFields } from '../ui/use-search-fields';
import {
  givenOf,
  OFFICE_KEYS,
  readMemberChanges,
  readStatusChanges,
  type OfficeAsked,
  type OfficeGiven,
  type OfficeQueryName,
} from './office-asked';
import { OFFICE_TEXTS } from './office.texts';

const NUMBER_MAX = 20;

/** 10.1 of members of every unit of the reader's branches. */
export function MemberChanges() {
  const t = useTexts(OFFICE_TEXTS);
  return (
    <Query name="member-changes" read={readMemberChanges}>
      {(rows) => <ChangeRows label={t('tab.member-changes')} rows={rows} withMember withUnit />}
    </Query>
  );
}

/** 10.2 of the accounts of every unit of the reader's branches. */
export function StatusChanges() {
  const t = useTexts(OFFICE_TEXTS);
  return (
    <Query name="status-changes" withKind read={readStatusChanges}>
      {(rows) => <StatusRows label={t('tab.status-changes')} rows={rows} withUnit />}
    </Query>
  );
}

interface QueryProps<Page extends SomePage> {
  name: OfficeQueryName;
  withKind?: boolean;
  read: (given: OfficeGiven, page: PageAsked) => Promise<Page>;
  children: (rows: readonly Page['items'][number][]) => ReactNode;
}

function Query<Page extends SomePage>({ name, withKind, read, children }: QueryProps<Page>) {
  const own = useTexts(QUERY_TEXTS);
  const { asked, ask } = useSearchFields(OFFICE_KEYS);
  const given = givenOf(asked);
  const rows = usePaged(['office', name, given], (page) => read(given, page));
  return (
    <>
      <Conditions
        key={JSON.stringify(asked)}
        asked={asked}
        withKind={withKind === true}
        onAsk={ask}
      >
        <Link className="text-link" to={addressOf(`/office/prints/${name}`, given)}>
          <PrinterOutlined aria-hidden /> {own('print')}
        </Link>
        <SheetLinks address={`/api/office/queries/${name}/sheet`} asked={given} />
      </Conditions>
      <PagedList paged={rows} empty={own('noRecords')}>
        {children}
      </PagedList>
    </>
  );
}

interface ConditionsProps {
  asked: OfficeAsked;
  withKind: boolean;
  onAsk: (asked: OfficeAsked) => void;
  children: ReactNode;
}

function Conditions({ asked, withKind, onAsk, children }: ConditionsProps) {
  const t = useTexts(OFFICE_TEXTS);
  const [wanted, setWanted] = useState(asked);
  const field = (key: keyof OfficeAsked) => ({
    id: `office-${key}`,
    value: wanted[key],
    onChange: (value: string) => {
      setWanted((before) => ({ ...before, [key]: value }));
    },
  });
  return (
    <DaysForm
      wanted={wanted}
      field={field}
      onAsk={() => {
        onAsk(wanted);
      }}
      acts={<span className="query-acts">{children}</span>}
    >
      <TextField {...field('unit')} label={t('unitNo')} optional limit={NUMBER_MAX} />
      <TextField {...field('accountNo')} label={t('account')} optional limit={NUMBER_MAX} />
      {withKind ? <KindField {...field('kind')} /> : null}
    </DaysForm>
  );
}

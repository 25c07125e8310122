import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { NotFoundPage } from '../frame/not-found-page';
import { useTexts } from '../i18n/texts';
import { addressOf, NOTHING_ASKED } from '../queries/asked';
import { Sheets } from '../queries/print-page';
import { asMuchAsPaperHolds, everything, type PrintedRecords } from '../queries/printed-records';
import '../queries/queries.css';
import { QUERY_TEXTS } from '../queries/queries.texts';
import { PageHeader } from '../ui/page-header';
import { useSearchFields } from '../ui/use-search-fields';
import {
  givenOf,
  OFFICE_KEYS,
  readMemberChanges,
  readStatusChanges,
  type OfficeGiven,
  type OfficeQueryName,
} from './office-asked';
import { OFFICE_TEXTS } from './office.texts';

const NAMES: readonly OfficeQueryName[] = ['member-changes', 'status-changes'];

export function OfficePrintPage() {
  const { query } = useParams();
  const name = NAMES.find((one) => one === query);
  return name === undefined ? <NotFoundPage /> : <OfficePrint name={name} />;
}

/** 10.1 or 10.2 across units, on sheets of paper. */
function OfficePrint({ name }: { name: OfficeQueryName }) {
  const t = useTexts(OFFICE_TEXTS);
  const own = useTexts(QUERY_TEXTS);
  const { asked } = useSearchFields(OFFICE_KEYS);
  const records = useQuery({
    queryKey: ['office', 'print', name, asked],
    queryFn: () => asMuchAsPaperHolds(() => recordsOf(name, givenOf(asked))),
  });
  const back = addressOf(`/office/members/${name}`, givenOf(asked));
  const { unit, ...rest } = asked;
  return (
    <>
      <PageHeader
        title={own('printTitle')}
        crumbs={[
          { title: t('title'), to: '/office/members' },
          { title: t(`tab.${name}`), to: back },
        ]}
        oneLine
      />
      <Sheets
        name={name}
        asked={{ ...NOTHING_ASKED, ...rest }}
        whose={unit === '' ? t('allUnits') : unit}
        records={records}
        back={back}
      />
    </>
  );
}

async function recordsOf(name: OfficeQueryName, given: OfficeGiven): Promise<PrintedRecords> {
  if (name === 'member-changes') {
    const { rows } = await everything((page) => readMemberChanges(given, page));
    return { is: name, rows, ofUnits: true };
  }
  const { rows } = await everything((page) => readStatusChanges(given, page));
  return { is: name, rows, ofUnits: true };
}

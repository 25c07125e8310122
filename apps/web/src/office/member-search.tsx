import { Button } from 'antd';
import { useState } from 'react';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import { officeMembersSearch, type OfficeMemberRow } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { MemberLink } from '../members/member-link';
import { StandingCells } from '../members/standing-cells';
import { UnitCell } from '../queries/change-rows';
import { QUERY_TEXTS } from '../queries/queries.texts';
import { ChoiceField } from '../ui/choice-field';
import { PagedList } from '../ui/paged-list';
import { Records } from '../ui/records';
import { TextField } from '../ui/text-field';
import { bodyOf, namesTwoUnits, wayOf, WAYS, type Asked } from './asked-members';
import { ExportFound } from './export-found';
import { OFFICE_TEXTS } from './office.texts';

const STATUSES = ['01', '02'] as const;
const UNIT_NO_MAX = 20;

const NOTHING: Asked = { by: 'auto', q: '', unit: '', status: '' };

/** Names and ID numbers stand in no address: what is looked for is kept by the page alone. */
export function MemberSearch() {
  const t = useTexts(OFFICE_TEXTS);
  const [asked, setAsked] = useState(NOTHING);
  return (
    <>
      <SearchForm onAsk={setAsked} />
      {asked.q.trim() === '' && asked.unit.trim() === '' ? (
        <p className="help">{t('asking')}</p>
      ) : (
        <Found asked={asked} />
      )}
    </>
  );
}

function SearchForm({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const t = useTexts(OFFICE_TEXTS);
  const own = useTexts(QUERY_TEXTS);
  const [wanted, setWanted] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const isTwo = namesTwoUnits(wanted);
  const set = (key: keyof Asked) => (value: string) => {
    setWanted((before) => ({ ...before, [key]: value }));
  };
  return (
    <form
      className="query-form"
      aria-label={own('conditions')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isTwo) onAsk({ ...wanted });
      }}
    >
      <ChoiceField
        id="members-by"
        label={t('by')}
        value={wanted.by}
        options={WAYS.map((way) => [way, t(`by.${way}`)] as const)}
        onChange={set('by')}
      />
      <TextField
        id="members-words"
        label={t('words')}
        help={
          wanted.q.trim() === '' ? t('wordsHelp') : t('takenFor', { way: t(`by.${wayOf(wanted)}`) })
        }
        optional
        limit={SEARCH_WORDS_MAX}
        value={wanted.q}
        onChange={set('q')}
      />
      <TextField
        id="members-unit"
        label={t('unitNo')}
        optional
        inputMode="numeric"
        limit={UNIT_NO_MAX}
        error={tried && isTwo ? t('twoUnits') : null}
        value={wanted.unit}
        onChange={set('unit')}
      />
      <ChoiceField
        id="members-status"
        label={own('status')}
        value={wanted.status}
        options={[
          ['', own('allStatuses')],
          ...STATUSES.map((code) => [code, own(`status.${code}`)] as const),
        ]}
        onChange={set('status')}
      />
      <Button type="primary" htmlType="submit">
        {own('ask')}
      </Button>
    </form>
  );
}

function Found({ asked }: { asked: Asked }) {
  const t = useTexts(OFFICE_TEXTS);
  const own = useTexts(QUERY_TEXTS);
  const body = bodyOf(asked);
  const rows = usePaged(['office', 'members', asked], (page) =>
    officeMembersSearch({ body: { ...body, ...page } }),
  );
  return (
    <PagedList paged={rows} empty={own('noMembers')}>
      {(items) => (
        <>
          <ExportFound asked={body} />
          <MemberRows label={t('found')} rows={items} />
        </>
      )}
    </PagedList>
  );
}

function MemberRows({ label, rows }: { label: string; rows: readonly OfficeMemberRow[] }) {
  const t = useTexts(OFFICE_TEXTS);
  const own = useTexts(QUERY_TEXTS);
  const titles = [
    ...[own('account'), own('name'), own('idNumber'), t('unit'), own('status')],
    { title: own('base'), number: true },
    { title: own('monthly'), number: true },
  ];
  return (
    <Records role="region" label={label} titles={titles}>
      {rows.map((row) => (
        <tr key={row.accountNo}>
          <td>
            <MemberLink accountNo={row.accountNo} />
          </td>
          <td>{row.name}</td>
          <td className="amount">{row.idNumberMasked}</td>
          <UnitCell unit={row.unit} />
          <StandingCells of={row} />
        </tr>
      ))}
    </Records>
  );
}

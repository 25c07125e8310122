import { useNavigate } from 'react-router';
import { membersList, type MemberRow } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { MemberPicker } from '../businesses/steps/member-picker';
import { useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { PagedList } from '../ui/paged-list';
import { useSearchChoice } from '../ui/use-search-choice';
import { MemberLink } from '../members/member-link';
import { StandingCells } from '../members/standing-cells';
import { QUERY_TEXTS } from './queries.texts';

const STATUSES = ['01', '02'] as const;

/** The unit's members: one looked for opens his page, the list leads to everybody's. */
export function MembersSheet() {
  const t = useTexts(QUERY_TEXTS);
  const navigate = useNavigate();
  const { chosen, choose } = useSearchChoice();
  const status = chosen('status') || undefined;
  const rows = usePaged(['members', 'list', status], (page) =>
    membersList({ query: { ...page, status } }),
  );
  return (
    <>
      <div className="query-form">
        <MemberPicker
          optional
          held={null}
          onPicked={({ accountNo }) => {
            void navigate(`/members/${accountNo}`);
          }}
          onSought={() => undefined}
        />
        <ChoiceField
          id="status"
          label={t('status')}
          value={chosen('status')}
          options={[
            ['', t('allStatuses')],
            ...STATUSES.map((code) => [code, t(`status.${code}`)] as const),
          ]}
          onChange={(code) => {
            choose('status', code);
          }}
        />
      </div>
      <PagedList paged={rows} empty={t('noMembers')}>
        {(items) => <MemberRows rows={items} />}
      </PagedList>
    </>
  );
}

function MemberRows({ rows }: { rows: readonly MemberRow[] }) {
  const t = useTexts(QUERY_TEXTS);
  const navigate = useNavigate();
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('tab.members')}>
      <table className="plain members">
        <caption className="sr-only">{t('tab.members')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('idNumber')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col" className="num">
              {t('base')}
            </th>
            <th scope="col" className="num">
              {t('monthly')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.accountNo}
              onDoubleClick={() => {
                void navigate(`/members/${row.accountNo}`);
              }}
            >
              <td>
                <MemberLink accountNo={row.accountNo} />
              </td>
              <td>{row.name}</td>
              <td className="amount">{row.idNumberMasked}</td>
              <StandingCells of={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

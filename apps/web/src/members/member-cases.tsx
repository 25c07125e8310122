import { FilePdfOutlined } from '@ant-design/icons';
import { Link, useNavigate } from 'react-router';
import type { MemberCaseView } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { StageTag } from '../ui/status-tag';
import { useMemberSource } from './member-source';
import { MEMBER_TEXTS } from './members.texts';

/** The unit's cases that touched him, newest first, with their papers and receipts. */
export function MemberCases({ accountNo }: { accountNo: string }) {
  const t = useTexts(MEMBER_TEXTS);
  const source = useMemberSource(accountNo);
  const cases = usePaged([...source.key, 'cases'], (page) => source.cases(page));
  const heads = ['business', 'businessNo', 'summary', 'stage', 'at', 'documents'] as const;
  return (
    <Panel title={t('cases')}>
      <PagedList paged={cases} empty={t('noCases')}>
        {(items) => (
          <div className="table-frame" tabIndex={0} role="group" aria-label={t('cases')}>
            <table className="plain">
              <caption className="sr-only">{t('cases')}</caption>
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {t(head)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <CaseRow key={row.businessNo} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </Panel>
  );
}

function CaseRow({ row }: { row: MemberCaseView }) {
  const server = useServerText();
  const navigate = useNavigate();
  const to = `/cases/${row.businessNo}`;
  return (
    <tr
      onDoubleClick={() => {
        void navigate(to);
      }}
    >
      <td className="nowrap">{server(row.title)}</td>
      <td>
        <Link className="row-link amount" to={to}>
          {row.businessNo}
        </Link>
      </td>
      <td className="words">{server(row.summary)}</td>
      <td>
        <StageTag stage={row.stage} text={server(row.stageText)} />
      </td>
      <td className="when">{showInstant(row.at)}</td>
      <td>
        <Documents row={row} />
      </td>
    </tr>
  );
}

function Documents({ row }: { row: MemberCaseView }) {
  const t = useTexts(MEMBER_TEXTS);
  const server = useServerText();
  if (row.documents.length === 0 && row.papers.length === 0) return '—';
  return (
    <span className="case-documents">
      {row.papers.map(({ title, pages }) => (
        <Link className="row-link" key={title.zh} to={`/cases/${row.businessNo}`}>
          {t('pages', { title: server(title), count: pages })}
        </Link>
      ))}
      {row.documents.map(({ id, title, url }) => (
        <a className="row-link" key={id} href={url} target="_blank" rel="noreferrer">
          <FilePdfOutlined aria-hidden /> {server(title)}
        </a>
      ))}
    </span>
  );
}

import { assessmentsList, type AssessmentView } from '../../api/generated';
import { usePaged } from '../../api/use-paged';
import { showDay, showInstant } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Amount } from '../../ui/amount';
import { CheckBox } from '../../ui/check-box';
import { PagedList } from '../../ui/paged-list';
import { Records } from '../../ui/records';
import { StageTag } from '../../ui/status-tag';
import { useSearchChoice } from '../../ui/use-search-choice';
import { Link } from 'react-router';
import { AssessmentActs } from './assessment-acts';
import { ASSESSMENTS } from './keys';
import { monthsOf } from '../../notices/months-of';
import { PeopleAmount } from './people-amount';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** 5.2: what is assessed and not allocated; on demand what is allocated too. */
export function AssessmentList() {
  const t = useTexts(REMITTANCE_TEXTS);
  const { chosen, choose } = useSearchChoice();
  const all = chosen('all') === 'true';
  const rows = usePaged([...ASSESSMENTS, 'list', all], (page) =>
    assessmentsList({ query: { ...page, ...(all ? { all: 'true' } : {}) } }),
  );
  // Each page brings it: the last one read knows it best.
  const balanceFen = rows.query.data?.pages.at(-1)?.unallocatedFen ?? 0;
  return (
    <>
      <CheckBox
        label={t('showAll')}
        checked={all}
        onChange={(on) => {
          choose('all', on ? 'true' : '');
        }}
      />
      <PagedList paged={rows} empty={t('noAssessments')}>
        {(items) => <Assessments rows={items} balanceFen={balanceFen} />}
      </PagedList>
    </>
  );
}

interface AssessmentsProps {
  rows: readonly AssessmentView[];
  balanceFen: number;
}

function Assessments({ rows, balanceFen }: AssessmentsProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  const ofTreasury = rows.some(({ fiscalFen }) => fiscalFen > 0);
  const parts = ofTreasury ? (['due', 'fiscal'] as const) : [];
  const amounts = ['sum', ...parts, 'gathered'] as const;
  const titles = [
    t('kind'),
    t('lineMonth'),
    t('numberAndTime'),
    ...amounts.map((title) => ({ title: t(title), number: true })),
    t('deadline'),
    t('stage'),
    t('acts'),
  ];
  return (
    <Records label={t('tab.query')} titles={titles}>
      {rows.map((row) => (
        <Assessment
          key={row.businessNo}
          row={row}
          balanceFen={balanceFen}
          ofTreasury={ofTreasury}
        />
      ))}
    </Records>
  );
}

interface AssessmentProps {
  row: AssessmentView;
  balanceFen: number;
  /** Whether any of them has a part that the treasury pays. */
  ofTreasury: boolean;
}

function Assessment({ row, balanceFen, ofTreasury }: AssessmentProps) {
  const server = useServerText();
  return (
    <tr>
      <td className="nowrap">{server(row.kindText)}</td>
      <th scope="row" className="row-head nowrap">
        {monthsOf(row)}
      </th>
      <td className="pair">
        <Link className="row-link amount" to={`/cases/${row.businessNo}`}>
          {row.businessNo}
        </Link>
        <small className="when">{showInstant(row.assessedAt)}</small>
      </td>
      <PeopleAmount of={row.now} />
      {ofTreasury ? (
        <>
          <td className="num">
            <Amount fen={row.dueFen} />
          </td>
          <td className="num">
            <Amount fen={row.fiscalFen} />
          </td>
        </>
      ) : null}
      <td className="num">
        <Amount fen={row.gatheredFen + row.gatheredFiscalFen} />
      </td>
      <td className="nowrap">{showDay(row.deadline)}</td>
      <td>
        <StageTag stage={row.stage} text={server(row.stageText)} />
        {row.dueAgainText === null ? null : (
          <small className="due-again">{server(row.dueAgainText)}</small>
        )}
      </td>
      <td>
        <AssessmentActs row={row} balanceFen={balanceFen} />
      </td>
    </tr>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { MemberOverview, OfficeMember } from '../api/generated';
import { showDay, showMonth } from '../i18n/dates';
import { CorrectionLink } from '../businesses/identity-correction/correction-link';
import { useServerText, useTexts } from '../i18n/texts';
import { Fact } from '../ui/fact';
import { Amount, showRatio } from '../ui/amount';
import { Masked } from '../ui/masked';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { NoteBox } from '../ui/problem-alert';
import { Loaded } from '../ui/states';
import { StatusTag } from '../ui/status-tag';
import { MemberCases } from './member-cases';
import { MemberMonths } from './member-months';
import './members.css';
import { useMemberSource } from './member-source';
import { MEMBER_TEXTS } from './members.texts';
import { UnitsOfMember } from './units-of-member';

const NORMAL = '01';

/** One member: who he is, how he stands, his months in this unit, the cases about him. */
export function MemberPage() {
  const { accountNo = '' } = useParams();
  const source = useMemberSource(accountNo);
  const overview = useQuery({
    queryKey: [...source.key, 'overview'],
    queryFn: () => source.overview(),
  });
  return (
    <Loaded asPage query={overview} rows={10}>
      {(data) => <Member overview={data} />}
    </Loaded>
  );
}

type Shown = MemberOverview | OfficeMember;

function Member({ overview }: { overview: Shown }) {
  const t = useTexts(MEMBER_TEXTS);
  const { accountNo, name } = overview;
  const isCentre = 'unit' in overview;
  const queries = isCentre ? '/office/members' : '/queries/member-query';
  const asked = `accountNo=${accountNo}`;
  return (
    <>
      <PageHeader
        title={t('title', { name })}
        crumbs={[{ title: t('queries'), to: queries }]}
        extra={
          <span className="member-links">
            {isCentre || overview.member === null ? null : <CorrectionLink accountNo={accountNo} />}
            <Link className="text-link" to={`${queries}/member-changes?${asked}`}>
              {t('changes')}
            </Link>
            <Link className="text-link" to={`${queries}/status-changes?${asked}`}>
              {t('statuses')}
            </Link>
          </span>
        }
        oneLine
      />
      {overview.member === null ? <NoteBox tone="warning" title={t('left')} /> : null}
      <Identity overview={overview} />
      <MemberMonths accountNo={accountNo} />
      <MemberCases accountNo={accountNo} />
    </>
  );
}

function Identity({ overview }: { overview: Shown }) {
  const t = useTexts(MEMBER_TEXTS);
  const server = useServerText();
  const { member, fromMonth, throughMonth } = overview;
  const span = { from: showMonth(fromMonth), to: showMonth(throughMonth) };
  return (
    <Panel title={t('identity')}>
      <dl className="kv columns member-facts">
        <Fact name={t('account')}>{overview.accountNo}</Fact>
        <Fact name={t('name')}>{overview.name}</Fact>
        {'unit' in overview ? <UnitsOfMember member={overview} /> : null}
        <Fact name={t('idType')}>{server(overview.idTypeText)}</Fact>
        <Fact name={t('idNumber')}>
          {member === null ? (
            <span className="amount">{overview.idNumberMasked}</span>
          ) : (
            <Secret overview={overview} field="idNumber" masked={overview.idNumberMasked} />
          )}
        </Fact>
        {member?.fields['mobilePhone'] ? (
          <Fact name={t('mobilePhone')}>
            <Secret overview={overview} field="mobilePhone" masked={member.fields['mobilePhone']} />
          </Fact>
        ) : null}
        <Fact name={t('belongs')}>
          {throughMonth === null ? t('since', span) : t('span', span)}
        </Fact>
        {member === null ? null : <Standing overview={overview} member={member} />}
      </dl>
    </Panel>
  );
}

type Present = NonNullable<MemberOverview['member']>;

function Standing({ overview, member }: { overview: MemberOverview; member: Present }) {
  const t = useTexts(MEMBER_TEXTS);
  const server = useServerText();
  const { unitBp, personalBp, fiscalBp } = member.ratios;
  return (
    <>
      <Fact name={t('openedOn')}>{showDay(overview.openedOn)}</Fact>
      <Fact name={t('status')}>
        <StatusTag
          tone={member.status === NORMAL ? 'good' : 'calm'}
          text={server(member.statusText)}
        />
      </Fact>
      <Fact name={t('base')}>
        <Amount fen={member.baseFen} />
      </Fact>
      <Fact name={t('ratios')}>{[unitBp, personalBp, fiscalBp].map(showRatio).join(' / ')}</Fact>
      <Fact name={t('balance')}>
        <Amount fen={overview.balanceFen} />
      </Fact>
      <Fact name={t('paidThrough')}>{showMonth(member.paidThroughMonth)}</Fact>
    </>
  );
}

interface SecretProps {
  overview: MemberOverview;
  field: 'idNumber' | 'mobilePhone';
  masked: string;
}

/** Shown on request; the server writes each asking down. */
function Secret({ overview: { accountNo, name }, field, masked }: SecretProps) {
  const t = useTexts(MEMBER_TEXTS);
  const source = useMemberSource(accountNo);
  return (
    <Masked masked={masked} label={`${name} ${t(field)}`} reveal={() => source.reveal(field)} />
  );
}

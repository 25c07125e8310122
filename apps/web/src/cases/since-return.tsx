import { useQuery } from '@tanstack/react-query';
import { sinceReturnRead, type SinceReturnDto, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useServerText, useTexts } from '../i18n/texts';
import { MemberLink } from '../members/member-link';
import { Amount } from '../ui/amount';
import { Panel } from '../ui/panel';
import { CASE_TEXTS } from './cases.texts';

const REMOVED_SHOWN = 100;

/** Of a case that came back and was submitted again: what its operator has changed since. */
export function SinceReturn({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { businessNo, round, seq } = submission;
  const { data } = useQuery({
    queryKey: [...QUERY_KEYS.submission(businessNo), 'since-return', seq],
    enabled: round > 1,
    queryFn: () => sinceReturnRead({ path: { businessNo }, query: { limit: REMOVED_SHOWN } }),
  });
  if (round < 2 || data === undefined) return null;
  return (
    <Panel title={t('sinceReturn')}>
      {data.register === null ? <Fields fields={data.fields} /> : <Register since={data} />}
    </Panel>
  );
}

function Register({ since: { register, removed, next } }: { since: SinceReturnDto }) {
  const t = useTexts(CASE_TEXTS);
  if (register === null) return null;
  return (
    <>
      <p>{t('sinceCounts', { ...register })}</p>
      {removed.length === 0 ? null : (
        <div className="table-frame" tabIndex={0} role="region" aria-label={t('sinceRemoved')}>
          <table className="plain dense">
            <caption>{t('sinceRemoved')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('accountNo')}</th>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('idNumber')}</th>
                <th scope="col" className="num">
                  {t('sinceFormerBase')}
                </th>
              </tr>
            </thead>
            <tbody>
              {removed.map((one) => (
                <tr key={one.accountNo}>
                  <td>
                    <MemberLink accountNo={one.accountNo} />
                  </td>
                  <td>{one.name}</td>
                  <td>{one.idNumberMasked}</td>
                  <td className="num">
                    <Amount fen={one.baseAfterFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next === null ? null : <p className="help">{t('sinceMore', { n: REMOVED_SHOWN })}</p>}
    </>
  );
}

function Fields({ fields }: { fields: SinceReturnDto['fields'] }) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  if (fields.length === 0) return <p>{t('sinceNothing')}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={t('sinceReturn')}>
      <table className="plain">
        <caption className="sr-only">{t('sinceReturn')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sinceField')}</th>
            <th scope="col">{t('sinceFormer')}</th>
            <th scope="col">{t('sinceNow')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((one) => (
            <tr key={one.label.zh}>
              <td>{server(one.label)}</td>
              <td>{one.formerText === null ? t('sinceNotChanged') : server(one.formerText)}</td>
              <td>{one.nowText === null ? t('sinceNotChanged') : server(one.nowText)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

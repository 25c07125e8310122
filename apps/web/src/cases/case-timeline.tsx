import type { SubmissionDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts, type Translate } from '../i18n/texts';
import { CaseNumbers } from '../ui/case-numbers';
import { CASE_TEXTS } from './cases.texts';

type T = Translate<keyof typeof CASE_TEXTS.entries>;

const TONES: Record<string, string> = {
  approve: 'good',
  post: 'good',
  return: 'bad',
  reject: 'bad',
  park: 'warn',
  withdraw: 'warn',
};

/** The true account of a case: who did what, when, how long it took, and the opinion. */
export function CaseTimeline({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  return (
    <>
      <ol className="timeline">
        {submission.timeline.map((entry, index, all) => (
          <li key={`${entry.at} ${entry.kind}`} className={TONES[entry.kind] ?? 'calm'}>
            <p className="timeline-head">
              <b>{server(entry.kindText)}</b>
              <span>
                {entry.actorName === '' || server(entry.actorRole) === ''
                  ? entry.actorName + server(entry.actorRole)
                  : entry.actorName + signs.bracketed(server(entry.actorRole))}
              </span>
            </p>
            <p className="help">
              <time dateTime={entry.at}>{showInstant(entry.at)}</time>
              {entry.tookSeconds === null
                ? null
                : `　${t('took', { time: showDuration(entry.tookSeconds, t) })}`}
              {entry.stage === all[index - 1]?.stage ? null : `　→ ${server(entry.stageText)}`}
            </p>
            {entry.opinion === '' ? null : (
              <p className="opinion">
                {t('opinion')}
                {signs.colon}
                {entry.opinion}
              </p>
            )}
          </li>
        ))}
        {submission.nextExpected === null ? null : (
          <li className="expected">
            <p className="timeline-head">
              <b>{t('waiting')}</b>
            </p>
            <p className="help">
              {submission.nextExpected.at === null
                ? server(submission.nextExpected.text)
                : t('nextAt', {
                    text: server(submission.nextExpected.text),
                    at: showInstant(submission.nextExpected.at),
                  })}
            </p>
          </li>
        )}
      </ol>
      {submission.noticeNo === null ? null : (
        <p className="help">
          <CaseNumbers ofMoney text={t('moneyAt', { no: submission.noticeNo })} />
        </p>
      )}
    </>
  );
}

/** The two largest units that say it: '1 天 3 小时', '4 秒'. */
function showDuration(seconds: number, t: T): string {
  const units = [
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
    ['seconds', 1],
  ] as const;
  let left = Math.max(0, Math.round(seconds));
  const words: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 && words.length < 2 && !(name === 'seconds' && words.length > 0))
      words.push(t(name, { count }));
  }
  return words.length === 0 ? t('seconds', { count: 0 }) : words.join(' ');
}
